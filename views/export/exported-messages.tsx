import type { Message, Person } from "../../src/shared/model.ts";
import { MessageHtml } from "../message-html.tsx";
import type { Times } from "../words/times.ts";
import { turnedText } from "../words/turned.ts";
import { exportWords as words } from "./export-words.ts";

interface Props {
  messages: Message[];
  me: Person;
  other: Person | null;
  times: Times;
}

/** A stretch of a conversation, as it is read on paper. */
export function ExportedMessages({ messages, me, other, times }: Props) {
  const nameOf = (id: string) => [me, other].find((person) => person?.id === id)?.name ?? words.nobody;
  return (
    <>
      {messages.map((message) => (
        <article key={message.id} id={message.id} class={message.authorId === me.id ? "mine" : "theirs"}>
          <header>
            <b dir="auto">{nameOf(message.authorId)}</b>{" "}
            <time dateTime={new Date(message.at).toISOString()}>{times.full(message.at)}</time>
          </header>
          <Said message={message} isMine={message.authorId === me.id} name={nameOf(message.authorId)} />
          {message.reactions && (
            <p class="note">
              {message.reactions
                .map(({ emoji, accountIds }) => `${emoji} ${accountIds.map(nameOf).join(", ")}`)
                .join(" · ")}
            </p>
          )}
        </article>
      ))}
    </>
  );
}

function Said({ message, isMine, name }: { message: Message; isMine: boolean; name: string }) {
  if (message.deletedAt !== null) return <p class="note">{words.deleted}</p>;
  if (message.kind !== "text") return <p class="note">{turnedText(message, isMine ? null : name)}</p>;
  return (
    <>
      {message.replyTo && (
        <p class="note">
          <a href={`#${message.replyTo}`}>{words.answer}</a>
        </p>
      )}
      <MessageHtml message={message} />
      {message.editedAt !== null && <p class="note">{words.edited}</p>}
    </>
  );
}
