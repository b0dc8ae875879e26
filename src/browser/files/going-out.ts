import { AppError } from "../../shared/errors.ts";
import type { FileInfo } from "../../shared/model.ts";
import type { OutgoingFile } from "../../shared/state/outgoing-file.ts";
import type { ChatState, OutboxItem } from "../../shared/state/state.ts";
import { mayPass, refusalOf } from "../line/retrying.ts";
import type { Chat } from "../store.ts";
import type { Time } from "../time.ts";
import type { Bytes } from "./bytes.ts";
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

/** As long as sending can be undone, and a little more. */
const rememberedMs = 15_000;

export function createGoingOut(deps: Deps): GoingOut {
  const { chat, time, bytes, shown, uploads, words, giveBack, fetched } = deps;
  let last: { key: string; files: File[] } | null = null;

  chat.subscribe((event, after, before) => {
    if (event.type === "outbox:failed" && event.error.code === "not_found") void uploadAgain(event.key);
    if (after.outbox === before.outbox) return;
    const now = new Set(after.outbox.map(({ key }) => key));
    const gone = before.outbox.filter(({ key, files }) => files && !now.has(key));
    for (const item of gone) {
      const isStopped = event.type === "outbox:dropped" && item.status === "sending";
      if (!isStopped || !giveBack(item)) void leave(item, after);
    }
    for (const { files = [] } of after.outbox) for (const file of files) void showOwn(file);
  });
  for (const { files = [] } of chat.get().outbox) for (const file of files) void showOwn(file);

  return {
    async keep({ files = [] }) {
      const isHere = chat.get().connection === "online" && files.every(({ id }) => id);
      if (!isHere) await bytes.keep(files.map(({ key }) => key));
    },
    async upload(item, conversationId) {
      const ids = await Promise.all((item.files ?? []).map((file) => idOf(item, file, conversationId)));
      if (!chat.get().outbox.some(({ key }) => key === item.key))
        throw new AppError("conflict", words.takenBack);
      return ids;
    },
    sentJustNow: (messageKey) => (last?.key === messageKey ? last.files : []),
  };

  async function idOf(item: OutboxItem, file: OutgoingFile, conversationId: string): Promise<string> {
    if (file.id) return file.id;
    const note = (now: OutgoingFile) => chat.dispatch({ type: "outbox:uploaded", key: item.key, file: now });
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
  async function uploadAgain(itemKey: string): Promise<void> {
    const item = chat.get().outbox.find(({ key }) => key === itemKey);
    const forgotten = item?.files?.filter(({ id }) => id) ?? [];
    const held = await Promise.all(forgotten.map(({ key }) => bytes.of(key)));
    if (!item || held.length === 0 || !held.every(Boolean)) return;
    for (const { id: _, ...file } of forgotten)
      chat.dispatch({ type: "outbox:uploaded", key: itemKey, file });
    chat.dispatch({ type: "outbox:retried", key: itemKey, at: item.at });
  }

  /** Shows what this page does not hold, since another tab or an earlier page wrote it. */
  async function showOwn({ key, kind }: OutgoingFile): Promise<void> {
    if (kind !== "picture" || shown.isShown(key)) return;
    const picture = await bytes.of(key);
    if (picture) shown.show(key, picture);
  }

  async function leave({ key, files = [] }: OutboxItem, { threads }: ChatState): Promise<void> {
    const keys = files.map((file) => file.key);
    for (const each of keys) uploads.cancel(each);
    const message = Object.values(threads)
      .flatMap(({ messages }) => messages)
      .find((each) => each.key === key);
    if (message) await remember(key, files);
    const pictures = message?.files?.filter(({ kind }) => kind === "picture") ?? [];
    await Promise.allSettled(pictures.map(fetched));
    bytes.release(keys);
    shown.hide(
      keys,
      pictures.map(({ id }) => id),
    );
  }

  async function remember(key: string, files: OutgoingFile[]): Promise<void> {
    const all = await Promise.all(files.map((file) => bytes.of(file.key)));
    const names = files.map(({ name, type }) => ({ name, type }));
    const sent = { key, files: all.flatMap((part, at) => (part ? asFile(part, names[at]) : [])) };
    last = sent;
    time.after(rememberedMs, () => {
      if (last === sent) last = null;
    });
  }
}

function asFile(bytes: Blob, { name = "", type = "" } = {}): File {
  return new File([bytes], name, { type });
}
