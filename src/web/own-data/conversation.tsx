import { createReadStream } from "node:fs";
import { renderToString } from "preact-render-to-string";
import { ExportedMessages } from "../../../views/export/exported-messages.tsx";
import { named } from "../../../views/words/names-of-deleted.ts";
import { createTimes } from "../../../views/words/times.ts";
import { AppError } from "../../shared/errors.ts";
import type { Conversation, FileInfo, Message, OwnAccount } from "../../shared/model.ts";
import { counterpart } from "../../shared/state/state.ts";
import type { WebDeps } from "../deps.ts";
import { type Holder, page } from "./page.tsx";
import { everyMessage } from "./reading.ts";
import type { FileToSend } from "./zip.ts";

type Deps = Pick<WebDeps, "chat" | "files" | "trail" | "unhurried">;

/** A conversation for people and for programs, and then the files that were sent in it. `place` has no ending. */
export async function* filesOfConversation(
  deps: Deps,
  holder: Holder,
  conversation: Conversation,
  place: string,
): AsyncGenerator<FileToSend> {
  const { me } = holder;
  const sent = new Map<string, FileInfo>();
  const noteFile = (message: Message, file: FileInfo) => {
    const name = `${place}/${nameOfFile(message, file)}`;
    sent.set(name, file);
    // From the page, which lies beside the folder of its files.
    return name.split("/").slice(1).map(encodeURIComponent).join("/");
  };
  yield { name: `${place}.json`, content: conversationJson(deps, me, conversation) };
  yield { name: `${place}.html`, content: conversationPage(deps, holder, conversation, noteFile) };
  for (const [name, file] of sent) yield* bytesOf(deps, me, name, file);
}

async function* conversationPage(
  deps: Deps,
  holder: Holder,
  conversation: Conversation,
  hrefOf: (message: Message, file: FileInfo) => string,
) {
  const { me, words, place } = holder;
  const times = createTimes(place, words);
  const other = named(counterpart(conversation, me.id), words.thread.deletedAccount);
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
    renderToString(<ExportedMessages {...{ words, messages, me, other, times, hrefOf }} />),
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

/** None for a file that was deleted meanwhile. */
async function* bytesOf(
  { files }: Deps,
  me: OwnAccount,
  name: string,
  file: FileInfo,
): AsyncGenerator<FileToSend> {
  const found = await files.find(me.id, file.id, "whole").catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  });
  if (found) yield { name, content: createReadStream(found.path), isCompressed: file.kind === "picture" };
}

/** Its own name, after where it belongs, in letters that every disk takes. */
function nameOfFile({ seq, files = [] }: Message, { id, name }: FileInfo): string {
  const place = files.findIndex((file) => file.id === id) + 1;
  return `${seq}-${place}-${name.replace(/[^\p{L}\p{M}\p{N}._ ()-]+/gu, "_").slice(-100)}`;
}
