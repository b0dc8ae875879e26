import { renderToString } from "preact-render-to-string";
import { type ExportedConversation, ExportedIndex } from "../../../views/export/exported-index.tsx";
import { auditLine } from "../../../views/words/audit-words.ts";
import { named } from "../../../views/words/names-of-deleted.ts";
import { createTimes, type Times } from "../../../views/words/times.ts";
import { noticeWishes } from "../../chat/notice-wishes.ts";
import type { AuditEntry } from "../../shared/audit.ts";
import type { Conversation } from "../../shared/model.ts";
import { counterpart } from "../../shared/state/state.ts";
import type { WebDeps } from "../deps.ts";
import { callerOf } from "../signed-in.ts";
import { filesOfConversation } from "./conversation.tsx";
import { type Holder, page } from "./page.tsx";
import { everyConversation, everyEvent } from "./reading.ts";
import { style } from "./style.ts";
import type { FileToSend } from "./zip.ts";

type Deps = Pick<WebDeps, "accounts" | "chat" | "files" | "trail" | "unhurried">;

/** Each page for people with the same for programs beside it; the way to all of them comes last. */
export async function* filesOf(deps: Deps, holder: Holder): AsyncGenerator<FileToSend> {
  const { me, words, sessions, place } = holder;
  const times = createTimes(place, words);
  const twoFactor = await deps.accounts.twoFactor.stateOf(me);
  const preferences = await deps.accounts.profile.preferences(me.id);
  const notices = await noticeWishes(deps.chat, callerOf(me));
  const account = { account: me, preferences, notices, twoFactorSince: twoFactor.since, sessions };
  yield { name: "style.css", content: one(style) };
  yield { name: "account.json", content: one(JSON.stringify(account, null, 1)) };
  const picture = await deps.accounts.portraits.find(me.id, me.id);
  if (picture) yield { name: "picture.webp", content: one(picture), isCompressed: true };
  yield { name: "trail.json", content: jsonList(everyEvent(deps, me)) };
  yield { name: "trail.html", content: trailPage(deps, holder, times) };
  const conversations: ExportedConversation[] = [];
  for await (const conversation of everyConversation(deps, me)) {
    const told = toldOf(conversation, holder, conversations.length + 1);
    conversations.push(told);
    yield* filesOfConversation(deps, holder, conversation, told.file);
  }
  const index = { me, words, sessions, twoFactorSince: twoFactor.since, conversations, times };
  yield {
    name: "index.html",
    content: one(page(holder, words.exported.title, "", <ExportedIndex {...index} />).join("")),
  };
}

function toldOf(conversation: Conversation, { me, words }: Holder, number: number): ExportedConversation {
  const withName = named(counterpart(conversation, me.id), words.thread.deletedAccount)?.name ?? null;
  const readable = (withName ?? "").replace(/[^\p{L}\p{M}\p{N}]+/gu, "-").slice(0, 40);
  const file = `conversations/${String(number).padStart(4, "0")}-${readable}`.replace(/-+$/, "");
  return { file, withName, messages: conversation.seq, activeAt: conversation.activeAt };
}

async function* trailPage(deps: Deps, holder: Holder, times: Times) {
  const { exported } = holder.words;
  const head = (
    <>
      <p>
        <a href="index.html">{exported.back}</a>
      </p>
      <h1>{exported.trail}</h1>
      <p>{exported.trailLead}</p>
    </>
  );
  const [before, after] = page(holder, exported.trail, "", head);
  yield before;
  for await (const entries of everyEvent(deps, holder.me)) {
    yield entries.map((entry) => renderToString(line(entry, holder, times))).join("\n");
  }
  yield after;
}

function line(entry: AuditEntry, { words }: Holder, times: Times) {
  return (
    <p key={entry.id}>
      <time dateTime={new Date(entry.at).toISOString()}>{times.full(entry.at)}</time>{" "}
      {auditLine(entry, words)}
    </p>
  );
}

async function* jsonList(pages: AsyncIterable<object[]>) {
  yield "[";
  let between = "";
  for await (const rows of pages) {
    if (rows.length === 0) continue;
    yield `${between}\n${rows.map((row) => JSON.stringify(row)).join(",\n")}`;
    between = ",";
  }
  yield "\n]\n";
}

async function* one<T extends string | Uint8Array>(whole: T) {
  yield whole;
}
