import { fileSize } from "../../../views/words/file-size.ts";
import { limits } from "../../shared/limits.ts";
import type { OutgoingFile } from "../../shared/state/outgoing-file.ts";
import { count, say } from "../../words/say.ts";
import type { ChatWords } from "../../words/words.ts";
import { placeOf } from "../drafts/places.ts";
import { mayPass, pauseAfter, refusalOf } from "../line/retrying.ts";
import type { Notices } from "../status-line.ts";
import type { Chat, View } from "../store.ts";
import type { Time } from "../time.ts";
import type { Bytes } from "./bytes.ts";
import type { ChipsByPlace } from "./chips-by-place.ts";
import type { Shown } from "./shown.ts";
import type { Uploads } from "./uploads.ts";

/** Files over the composer, those of each place apart. They go up as soon as they are there. */
export interface Chips {
  add(files: File[]): Promise<void>;
  remove(key: string): void;
  retry(key: string): void;
  /** Takes up what came back from its way. */
  takeBack(files: OutgoingFile[]): void;
  /** Has go up what can go up now. */
  goOn(): void;
}

interface Deps {
  chat: Chat;
  view: View;
  time: Time;
  notices: Notices;
  words: ChatWords;
  newKey(): string;
  measure(file: File): Promise<Omit<OutgoingFile, "key">>;
  places: ChipsByPlace;
  bytes: Bytes;
  shown: Shown;
  uploads: Uploads;
}

export function createChips(deps: Deps): Chips {
  const { chat, view, time, notices, words, places, bytes, shown, uploads } = deps;
  const failures = new Map<string, number>();
  const goingUp = new Set<string>();

  chat.subscribe((event, after, before) => {
    if (after.open !== before.open || event.type === "connection:changed") goOn();
  });
  return { add, remove, retry, takeBack, goOn };

  async function add(files: File[]): Promise<void> {
    const place = placeOf(chat.get().open);
    if (place === "" || files.length === 0) return;
    if (view.get().editing !== null) return notices.say(words.files.notWhileEditing);
    const room = limits.filesPerMessage - shown.chips().length;
    if (files.length > room) notices.say(count(words, words.files.mostAtOnce, limits.filesPerMessage));
    for (const file of files.slice(0, Math.max(0, room))) await addOne(file, place);
  }

  async function addOne(file: File, place: string): Promise<void> {
    const key = deps.newKey();
    const chip: OutgoingFile = { ...(await deps.measure(file)), key, ...tooLarge(file) };
    bytes.hold(key, file);
    if (chip.kind === "picture") shown.show(key, file);
    places.set(place, [...places.in(place), chip]);
    goOn();
  }

  /** Told here: on a thin line, the server's word would come after minutes of uploading. */
  function tooLarge({ size }: File): Pick<OutgoingFile, "refusal"> {
    const { largestFile = size } = chat.get();
    if (size <= largestFile) return {};
    return { refusal: say(words.files.tooLarge, { most: fileSize(largestFile, view.get().locale) }) };
  }

  function remove(key: string): void {
    shown.setChips(shown.chips().filter((chip) => chip.key !== key));
    uploads.cancel(key);
    bytes.release([key]);
    shown.hide([key], []);
  }

  function takeBack(files: OutgoingFile[]): void {
    shown.setChips(files);
    goOn();
  }

  function retry(key: string): void {
    change(key, ({ refusal: _, ...chip }) => chip);
    goOn();
  }

  /** Takes up what can go up now: those of the place where one is, once there is a conversation that they belong to. */
  function goOn(): void {
    const { open, connection } = chat.get();
    if (open.kind !== "conversation" || connection !== "online") return;
    for (const chip of shown.chips()) {
      const isDue = !chip.id && !chip.refusal && !goingUp.has(chip.key);
      if (isDue) void upload(chip, open.conversationId);
    }
  }

  async function upload(chip: OutgoingFile, conversationId: string): Promise<void> {
    goingUp.add(chip.key);
    try {
      const info = await uploads.upload(chip, conversationId);
      change(chip.key, (now) => ({ ...now, ...info }));
    } catch (error) {
      const refusal = refusalOf(error);
      const failed = failures.get(chip.key) ?? 0;
      failures.set(chip.key, failed + 1);
      // What got no answer, or came too fast, goes again by itself; anything else is for the person to decide.
      if (mayPass(refusal) && failed < mostTries) time.after(pauseAfter(failed, time, refusal), goOn);
      else change(chip.key, (now) => ({ ...now, refusal: refusal.message }));
    } finally {
      goingUp.delete(chip.key);
    }
  }

  function change(key: string, to: (chip: OutgoingFile) => OutgoingFile): void {
    places.change((chip) => (chip.key === key ? to(chip) : chip));
  }
}

/** After that somebody has to look at it: the disk may be full. */
const mostTries = 4;
