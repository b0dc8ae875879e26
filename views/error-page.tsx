import { Drawing } from "./parts/drawing.tsx";
import { Frame } from "./parts/frame.tsx";

export interface ErrorPageProps {
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
export function ErrorPage({ status, message, requestId, home = "/" }: ErrorPageProps) {
  const { title, sentence } = wordsFor(status);
  return (
    <Frame title={title} lead={message ?? sentence} above={status === 404 && <Drawing name="lost" />}>
      {requestId !== undefined && (
        <p>
          If it goes on, tell whoever runs this place this number: <code>{requestId}</code>
        </p>
      )}
      <p>
        <a class="button button--primary" href={home}>
          {home === "/chat" ? "Back to your conversations" : "Go to the front page"}
        </a>
      </p>
    </Frame>
  );
}

function wordsFor(status: number): { title: string; sentence: string } {
  if (status === 403) return { title: "Not for you", sentence: "This page is not open to your account." };
  if (status === 404)
    return { title: "Nothing here", sentence: "There is no page at this address, or no longer." };
  if (status === 429)
    return {
      title: "A little slower",
      sentence: "That was a lot at once. Please wait a moment and try again.",
    };
  if (status === 503)
    return {
      title: "Back in a moment",
      sentence: "This page cannot be served right now. Please try again soon.",
    };
  if (status < 500)
    return {
      title: "That did not work",
      sentence: "Something about this request was not right. Please go back and try again.",
    };
  return {
    title: "Something went wrong",
    sentence: "The fault is on our side. Please try again in a moment.",
  };
}
