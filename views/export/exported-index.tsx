import type { OwnAccount } from "../../src/shared/model.ts";
import type { SignInListing } from "../../src/shared/sign-ins.ts";
import { digits, say } from "../../src/words/say.ts";
import type { Words } from "../../src/words/words.ts";
import type { Times } from "../words/times.ts";

export interface ExportedConversation {
  /** Without its ending. */
  file: string;
  withName: string | null;
  messages: number;
  activeAt: number;
}

interface Props {
  words: Words;
  me: OwnAccount;
  sessions: SignInListing[];
  twoFactorSince: number | null;
  conversations: ExportedConversation[];
  times: Times;
}

/** The first page of what somebody took along: who they are, and the way to all else. */
export function ExportedIndex({ words, me, sessions, twoFactorSince, conversations, times }: Props) {
  const { exported } = words;
  return (
    <>
      <h1>{exported.title}</h1>
      <p>{say(exported.made, { moment: times.full(times.now) })}</p>
      <h2>{exported.account}</h2>
      <dl>
        <dt>{exported.name}</dt>
        <dd>
          <bdi>{me.name}</bdi>
        </dd>
        <dt>{exported.email}</dt>
        <dd>{me.email}</dd>
      </dl>
      <p>{exported[me.role]}</p>
      {twoFactorSince !== null && <p>{say(exported.twoFactor, { moment: times.full(twoFactorSince) })}</p>}
      <h2>{exported.devices}</h2>
      <ul>
        {sessions.map(({ id, device, address, lastUsedAt }) => (
          <li key={id}>
            {say(exported.device, {
              device: [device ?? exported.unknownDevice, address].filter(Boolean).join(", "),
              moment: times.full(lastUsedAt),
            })}
          </li>
        ))}
      </ul>
      <h2>{exported.conversations}</h2>
      {conversations.length === 0 && <p>{exported.none}</p>}
      <Conversations {...{ words, conversations, times }} />
      <p>
        <a href="trail.html">{exported.trail}</a>
      </p>
    </>
  );
}

function Conversations({ words, conversations, times }: Pick<Props, "words" | "conversations" | "times">) {
  return (
    <ul>
      {conversations.map(({ file, withName, messages, activeAt }) => (
        <li key={file}>
          <a href={`${file.split("/").map(encodeURIComponent).join("/")}.html`}>
            <bdi>{withName ?? words.exported.waiting}</bdi>
          </a>{" "}
          <small>
            {say(words.exported.facts, {
              number: digits(words.locale, messages),
              moment: times.full(activeAt),
            })}
          </small>
        </li>
      ))}
    </ul>
  );
}
