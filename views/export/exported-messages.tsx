import type { FileInfo, Message, Person } from "../../src/shared/model.ts";
import { say } from "../../src/words/say.ts";
import type { Words } from "../../src/words/words.ts";
import { MessageHtml } from "../message-html.tsx";
import type { Times } from "../words/times.ts";
import { turnedText } from "../words/turned.ts";

interface Props {
  words: Words;
  messages: Message[];
  me: Person;
  other: Person | null;
  times: Times;
  /** Where a message's file lies, from its page. */
  hrefOf(message: Message, file: FileInfo): string;
}

/** A stretch of a conversation, as it is read on paper. */
export function ExportedMessages({ words, messages, me, other, times, hrefOf }: Props) {
  const nameOf = (id: string) =>
    [me, other].find((person) => person?.id === id)?.name ?? words.exported.nobody;
  return (
    <>
      {messages.map((message) => (
        <article key={message.id} id={message.id} class={message.authorId === me.id ? "mine" : "theirs"}>
          <header>
            <b dir="auto">{nameOf(message.authorId)}</b>{" "}
            <time dateTime={new Date(message.at).toISOString()}>{times.full(message.at)}</time>
          </header>
          <Said {...{ words, message }} name={message.authorId === me.id ? null : nameOf(message.authorId)} />
          {message.files?.map((file) => (
            <ExportedFile key={file.id} file={file} href={hrefOf(message, file)} />
          ))}
          {message.reactions && (
            <p class="note">
              {message.reactions
                .map(({ emoji, accountIds }) =>
                  say(words.exported.reaction, { emoji, names: accountIds.map(nameOf).join(", ") }),
                )
                .join(" · ")}
            </p>
          )}
        </article>
      ))}
    </>
  );
}

function ExportedFile({ file, href }: { file: FileInfo; href: string }) {
  const { name, kind, width, height } = file;
  return (
    <p>
      <a href={href}>
        {kind === "picture" && <img src={href} alt="" loading="lazy" {...{ width, height }} />}
        <bdi>{name}</bdi>
      </a>
    </p>
  );
}

/** `name` is null for one's own. */
function Said({ words, message, name }: { words: Words; message: Message; name: string | null }) {
  const { deleted, answer, edited } = words.exported;
  if (message.deletedAt !== null) return <p class="note">{deleted}</p>;
  if (message.kind !== "text") return <p class="note">{turnedText(message, name, words)}</p>;
  return (
    <>
      {message.replyTo && (
        <p class="note">
          <a href={`#${message.replyTo}`}>{answer}</a>
        </p>
      )}
      {message.text !== "" && <MessageHtml message={message} />}
      {message.editedAt !== null && <p class="note">{edited}</p>}
    </>
  );
}
