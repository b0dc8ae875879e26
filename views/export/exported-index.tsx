import type { OwnAccount } from "../../src/shared/model.ts";
import type { SignInListing } from "../../src/shared/sign-ins.ts";
import type { Times } from "../words/times.ts";
import { exportWords as words } from "./export-words.ts";

export interface ExportedConversation {
  /** Without its ending. */
  file: string;
  withName: string | null;
  messages: number;
  activeAt: number;
}

interface Props {
  me: OwnAccount;
  sessions: SignInListing[];
  twoFactorSince: number | null;
  conversations: ExportedConversation[];
  times: Times;
}

/** The first page of what somebody took along: who they are, and the way to all else. */
export function ExportedIndex({ me, sessions, twoFactorSince, conversations, times }: Props) {
  return (
    <>
      <h1>{words.title}</h1>
      <p>
        {words.made} {times.full(times.now)}. {words.forPrograms}
      </p>
      <h2>{words.account}</h2>
      <dl>
        <dt>{words.name}</dt>
        <dd>
          <bdi>{me.name}</bdi>
        </dd>
        <dt>{words.email}</dt>
        <dd>{me.email}</dd>
      </dl>
      <p>{words.role[me.role]}</p>
      {twoFactorSince !== null && (
        <p>
          {words.twoFactor} {times.full(twoFactorSince)}
        </p>
      )}
      <h2>{words.devices}</h2>
      <ul>
        {sessions.map(({ id, device, address, lastUsedAt }) => (
          <li key={id}>
            {[device ?? words.unknownDevice, address].filter(Boolean).join(", ")}, {words.lastUsed}{" "}
            {times.full(lastUsedAt)}
          </li>
        ))}
      </ul>
      <h2>{words.conversations}</h2>
      {conversations.length === 0 && <p>{words.none}</p>}
      <Conversations {...{ conversations, times }} />
      <p>
        <a href="trail.html">{words.trail}</a>
      </p>
    </>
  );
}

function Conversations({ conversations, times }: Pick<Props, "conversations" | "times">) {
  return (
    <ul>
      {conversations.map(({ file, withName, messages, activeAt }) => (
        <li key={file}>
          <a href={`${file.split("/").map(encodeURIComponent).join("/")}.html`}>
            <bdi>{withName ?? words.waiting}</bdi>
          </a>{" "}
          <small>
            {words.messages}: {messages}. {words.lastActive}: {times.full(activeAt)}
          </small>
        </li>
      ))}
    </ul>
  );
}
