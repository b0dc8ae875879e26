import type { Words } from "../src/words/words.ts";
import { Drawing } from "./parts/drawing.tsx";
import { Frame } from "./parts/frame.tsx";
import { Sentence } from "./words/sentence.tsx";

export interface ErrorPageProps {
  words: Words;
  /** The HTTP status of the answer. */
  status: number;
  /** A sentence that says it better than our own. */
  message?: string | undefined;
  /** By which whoever runs this place finds the fault in the log. */
  requestId?: string | undefined;
  /** Where the way on leads; the front door if left out. */
  home?: "/" | "/chat" | undefined;
}

/** One calm sentence, and a way on. */
export function ErrorPage({ words, status, message, requestId, home = "/" }: ErrorPageProps) {
  const { title, sentence } = wordsFor(status, words);
  return (
    <Frame title={title} lead={message ?? sentence} above={status === 404 && <Drawing name="lost" />}>
      {requestId !== undefined && (
        <p>
          <Sentence text={words.faults.number} number={<code>{requestId}</code>} />
        </p>
      )}
      <p>
        <a class="button button--primary" href={home}>
          {home === "/chat" ? words.faults.toChat : words.faults.toFront}
        </a>
      </p>
    </Frame>
  );
}

function wordsFor(status: number, { faults }: Words): { title: string; sentence: string } {
  if (status === 403) return { title: faults.forbiddenTitle, sentence: faults.forbidden };
  if (status === 404) return { title: faults.missingTitle, sentence: faults.missing };
  if (status === 429) return { title: faults.tooManyTitle, sentence: faults.tooMany };
  if (status === 503) return { title: faults.unavailableTitle, sentence: faults.unavailable };
  if (status < 500) return { title: faults.invalidTitle, sentence: faults.invalid };
  return { title: faults.internalTitle, sentence: faults.internal };
}
