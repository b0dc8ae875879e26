import type { FileInfo } from "../../shared/model.ts";
import type { OutboxItem } from "../../shared/state/state.ts";
import type { ChatWords } from "../../words/words.ts";
import type { Notices } from "../status-line.ts";
import type { Chat, View } from "../store.ts";
import type { Time } from "../time.ts";
import { createBytes } from "./bytes.ts";
import { bytesInIndexedDb } from "./bytes-on-disk.ts";
import { type Chips, createChips } from "./chips.ts";
import { createChipsByPlace } from "./chips-by-place.ts";
import { chipsInIndexedDb } from "./chips-on-disk.ts";
import { keepChipsDrawn } from "./draw-chips.tsx";
import { createGoingOut } from "./going-out.ts";
import { keepChips } from "./keep-chips.ts";
import { measure } from "./measure.ts";
import { postFileWith } from "./post-file.ts";
import { removeUnwanted } from "./remove-unwanted.ts";
import { createShown, type Shown } from "./shown.ts";
import { tabsAmong } from "./tabs.ts";
import { guardUnkept } from "./unkept-guard.ts";
import { createUploads } from "./uploads.ts";

/** All that the page does with files that are on their way. Loaded when there is the first of them. */
export interface Files {
  add(files: File[]): void;
  keep(item: OutboxItem): Promise<void>;
  upload(item: OutboxItem, conversationId: string): Promise<string[]>;
  /** Offers the files of a message that was taken back again. */
  giveBack(messageKey: string): void;
}

export interface FilesDeps {
  chat: Chat;
  view: View;
  time: Time;
  notices: Notices;
  words: ChatWords;
  newKey(): string;
  /** The session is over, for this reason. */
  ended(reason: string): void;
}

/** By then it is known what waits in the outbox. */
const settledMs = 60_000;

export function createFiles(deps: FilesDeps): Files {
  const { chat, view, time, notices, words, ended } = deps;
  const { id } = chat.get().me;
  const disk = bytesInIndexedDb(id, time.now);
  const chipsDisk = chipsInIndexedDb(id, time.now);
  const failed = (reason: unknown) => {
    notices.say(words.files.cannotKeep);
    console.warn(words.files.cannotKeep, reason);
  };
  const bytes = createBytes(disk, failed);
  const shown = createShown(view, { make: URL.createObjectURL, revoke: URL.revokeObjectURL });
  const post = postFileWith(words.said, ended);
  const uploads = createUploads({ bytes, shown, post, words: words.files });
  const places = createChipsByPlace(chat, shown);
  const chips = createChips({ ...deps, measure, places, bytes, shown, uploads });
  const giveBack = (item: OutboxItem) => takeBack({ chat, view, shown, chips }, item);
  const shared = { chat, time, bytes, shown, uploads, words: words.files };
  const { keep, upload, sentJustNow } = createGoingOut({ ...shared, giveBack, fetched });
  keepChipsDrawn({ chat, view, chips, words });
  guardUnkept({ chat, places, bytes });
  const tabs = tabsAmong(navigator.locks, id, deps.newKey);
  const keeping = { chat, view, places, bytes, disk: chipsDisk, shown, failed };
  if (tabs) void keepChips({ ...keeping, tabs }).then(chips.goOn);
  time.after(settledMs, () => void removeUnwanted({ chat, disk, chipsDisk, now: time.now }));
  const add = (files: File[]) => void chips.add(files);
  return { add, keep, upload, giveBack: (messageKey) => add(sentJustNow(messageKey)) };
}

interface Composing {
  chat: Chat;
  view: View;
  shown: Shown;
  chips: Chips;
}

/** Puts a message that was stopped on its way back to where it was written, if nothing else is there by now. */
function takeBack({ chat, view, shown, chips }: Composing, item: OutboxItem): boolean {
  const { to, text, replyTo, files = [] } = item;
  const { open } = chat.get();
  const { draft, editing } = view.get();
  const isHere =
    "conversationId" in to
      ? open.kind === "conversation" && open.conversationId === to.conversationId
      : open.kind === "receiver" && open.receiverId === to.receiverId;
  if (!isHere || draft !== "" || editing !== null || shown.chips().length > 0) return false;
  view.dispatch({ draft: text, replyingTo: replyTo });
  chips.takeBack(files);
  return true;
}

function fetched({ id }: FileInfo): Promise<void> {
  const image = new Image();
  image.src = `/files/${id}/thumbnail`;
  return image.decode();
}
