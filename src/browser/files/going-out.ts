import { AppError } from "../../shared/errors.ts";
import type { FileInfo } from "../../shared/model.ts";
import type { OutgoingFile } from "../../shared/state/outgoing-file.ts";
import type { ChatState, OutboxItem } from "../../shared/state/state.ts";
import { mayPass, refusalOf } from "../line/retrying.ts";
import type { Chat } from "../store.ts";
import type { Time } from "../time.ts";
import type { Bytes } from "./bytes.ts";
import { createSentJustNow, type SentJustNow } from "./sent-just-now.ts";
import { showOwn } from "./show-own.ts";
import type { Shown } from "./shown.ts";
import type { Uploads } from "./uploads.ts";

/** The files of messages in the outbox: they go up before their message, and leave this device when it has gone. */
export interface GoingOut {
  /** Resolves once their bytes outlive the page, as far as this device lets them. */
  keep(item: OutboxItem): Promise<void>;
  /** Answers the server's ids of all of a message's files. Throws an AppError. */
  upload(item: OutboxItem, conversationId: string): Promise<string[]>;
  /** The files of a message that was sent a moment ago, if they are still here. */
  sentJustNow(messageKey: string): File[];
}

interface Deps {
  chat: Chat;
  time: Time;
  bytes: Bytes;
  shown: Shown;
  uploads: Uploads;
  words: { takenBack: string };
  /** Gives the person back what they stopped on its way. False where there is no room for it. */
  giveBack(item: OutboxItem): boolean;
  /** Resolves once the server's picture can be shown without a gap. */
  fetched(file: FileInfo): Promise<unknown>;
}

export function createGoingOut(deps: Deps): GoingOut {
  const { chat, bytes, giveBack, words } = deps;
  const justNow = createSentJustNow(deps);

  chat.subscribe((event, after, before) => {
    if (event.type === "outbox:failed" && event.error.code === "not_found") void uploadAgain(deps, event.key);
    if (after.outbox === before.outbox) return;
    const now = new Set(after.outbox.map(({ key }) => key));
    const gone = before.outbox.filter(({ key, files }) => files && !now.has(key));
    for (const item of gone) {
      const isStopped = event.type === "outbox:dropped" && item.status === "sending";
      if (!isStopped || !giveBack(item)) void leave(deps, justNow, item, after);
    }
    showAllOwn(after);
  });
  showAllOwn(chat.get());

  return {
    async keep({ files = [] }) {
      const isHere = chat.get().connection === "online" && files.every(({ id }) => id);
      if (!isHere) await bytes.keep(files.map(({ key }) => key));
    },
    async upload(item, conversationId) {
      const ids = await Promise.all((item.files ?? []).map((file) => idOf(deps, item, file, conversationId)));
      if (!chat.get().outbox.some(({ key }) => key === item.key))
        throw new AppError("conflict", words.takenBack);
      return ids;
    },
    sentJustNow: justNow.filesOf,
  };

  function showAllOwn({ outbox }: ChatState): void {
    for (const { files = [] } of outbox) for (const file of files) void showOwn(deps, file);
  }
}

/** The server's id of a file; what became of it is noted with its message. */
async function idOf(
  { chat, uploads }: Deps,
  { key }: OutboxItem,
  file: OutgoingFile,
  conversationId: string,
): Promise<string> {
  if (file.id) return file.id;
  const note = (now: OutgoingFile) => chat.dispatch({ type: "outbox:uploaded", key, file: now });
  const { refusal: _, ...again } = file;
  try {
    const info = await uploads.upload(again, conversationId);
    note({ ...again, ...info });
    return info.id;
  } catch (error) {
    const refusal = refusalOf(error);
    if (mayPass(refusal)) throw refusal;
    note({ ...again, refusal: refusal.message });
    throw new AppError(refusal.code, `${file.name}: ${refusal.message}`, { cause: refusal });
  }
}

/** The server forgets files that waited long for their message. Where they are still here, they go up once more. */
async function uploadAgain({ chat, bytes }: Deps, itemKey: string): Promise<void> {
  const item = chat.get().outbox.find(({ key }) => key === itemKey);
  const forgotten = item?.files?.filter(({ id }) => id) ?? [];
  const held = await Promise.all(forgotten.map(({ key }) => bytes.of(key)));
  if (!item || held.length === 0 || !held.every(Boolean)) return;
  for (const { id: _, ...file } of forgotten) chat.dispatch({ type: "outbox:uploaded", key: itemKey, file });
  chat.dispatch({ type: "outbox:retried", key: itemKey, at: item.at });
}

/** What has gone out or was thrown away takes its bytes with it, once the server's pictures are there instead. */
async function leave(
  { uploads, bytes, shown, fetched }: Deps,
  justNow: SentJustNow,
  { key, files = [] }: OutboxItem,
  { threads }: ChatState,
): Promise<void> {
  const keys = files.map((file) => file.key);
  for (const each of keys) uploads.cancel(each);
  const message = Object.values(threads)
    .flatMap(({ messages }) => messages)
    .find((each) => each.key === key);
  if (message) await justNow.remember(key, files);
  const pictures = message?.files?.filter(({ kind }) => kind === "picture") ?? [];
  await Promise.allSettled(pictures.map(fetched));
  bytes.release(keys);
  shown.hide(
    keys,
    pictures.map(({ id }) => id),
  );
}
