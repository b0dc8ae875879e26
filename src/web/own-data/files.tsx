import type { ComponentChildren } from "preact";
import { renderToString } from "preact-render-to-string";
import { ExportDocument } from "../../../views/export/export-document.tsx";
import { type ExportedConversation, ExportedIndex } from "../../../views/export/exported-index.tsx";
import { ExportedMessages } from "../../../views/export/exported-messages.tsx";
import { auditLine } from "../../../views/words/audit-words.ts";
import { createTimes, type Place, type Times } from "../../../views/words/times.ts";
import { noticeWishes } from "../../chat/notice-wishes.ts";
import type { AuditEntry } from "../../shared/audit.ts";
import type { Conversation, Message, OwnAccount } from "../../shared/model.ts";
import type { SignInListing } from "../../shared/sign-ins.ts";
import { counterpart } from "../../shared/state/state.ts";
import type { Words } from "../../words/words.ts";
import type { WebDeps } from "../deps.ts";
import { callerOf } from "../signed-in.ts";
import { everyConversation, everyEvent, everyMessage } from "./reading.ts";
import { style } from "./style.ts";
import type { FileToSend } from "./zip.ts";

type Deps = Pick<WebDeps, "accounts" | "chat" | "trail" | "unhurried">;

/** Whose data it is, and how they read times. */
export interface Holder {
  me: OwnAccount;
  words: Words;
  sessions: SignInListing[];
  place: Place;
}

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
  yield { name: "trail.json", content: jsonList(everyEvent(deps, me)) };
  yield { name: "trail.html", content: trailPage(deps, holder, times) };
  const conversations: ExportedConversation[] = [];
  for await (const conversation of everyConversation(deps, me)) {
    const told = toldOf(conversation, me, conversations.length + 1);
    conversations.push(told);
    yield { name: `${told.file}.json`, content: conversationJson(deps, me, conversation) };
    yield { name: `${told.file}.html`, content: conversationPage(deps, holder, conversation, times) };
  }
  const index = { me, words, sessions, twoFactorSince: twoFactor.since, conversations, times };
  yield {
    name: "index.html",
    content: one(page(holder, words.exported.title, "", <ExportedIndex {...index} />).join("")),
  };
}

function toldOf(conversation: Conversation, me: OwnAccount, number: number): ExportedConversation {
  const withName = counterpart(conversation, me.id)?.name ?? null;
  const readable = (withName ?? "").replace(/[^\p{L}\p{M}\p{N}]+/gu, "-").slice(0, 40);
  const file = `conversations/${String(number).padStart(4, "0")}-${readable}`.replace(/-+$/, "");
  return { file, withName, messages: conversation.seq, activeAt: conversation.activeAt };
}

async function* conversationPage(deps: Deps, holder: Holder, conversation: Conversation, times: Times) {
  const { me, words } = holder;
  const other = counterpart(conversation, me.id);
  const title = other?.name ?? words.exported.waiting;
  const head = (
    <>
      <p>
        <a href="../index.html">{words.exported.back}</a>
      </p>
      <h1 dir="auto">{title}</h1>
    </>
  );
  const [before, after] = page(holder, title, "../", head);
  yield before;
  yield* everyMessage(deps, me, conversation.id, (messages) =>
    renderToString(<ExportedMessages {...{ words, messages, me, other, times }} />),
  );
  yield after;
}

async function* conversationJson(deps: Deps, me: OwnAccount, conversation: Conversation) {
  const { id, sender, receiver, createdAt, activeAt, closedAt } = conversation;
  const facts = JSON.stringify({ id, sender, receiver, createdAt, activeAt, closedAt });
  yield `${facts.slice(0, -1)},"messages":[`;
  let between = "";
  for await (const rows of everyMessage(deps, me, id, (messages) => messages.map(messageJson).join(",\n"))) {
    if (rows === "") continue;
    yield `${between}\n${rows}`;
    between = ",";
  }
  yield "\n]}\n";
}

/** Without what only our own pages and programs go by. */
function messageJson({ html: _html, key: _key, version: _version, conversationId: _id, ...said }: Message) {
  return JSON.stringify(said);
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
    yield entries.map((entry) => renderToString(line(entry, times))).join("\n");
  }
  yield after;
}

function line(entry: AuditEntry, times: Times) {
  return (
    <p key={entry.id}>
      <time dateTime={new Date(entry.at).toISOString()}>{times.full(entry.at)}</time> {auditLine(entry)}
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

async function* one(text: string) {
  yield text;
}

/** What comes before the rows of a page, and after them. What people typed is escaped: the tag is ours alone. */
function page({ words }: Holder, title: string, root: "" | "../", head: ComponentChildren): [string, string] {
  const html = renderToString(
    <ExportDocument language={words.language} {...{ title, root }}>
      {head}
    </ExportDocument>,
  );
  const end = html.lastIndexOf("</main>");
  return [`<!doctype html>${html.slice(0, end)}`, html.slice(end)];
}
