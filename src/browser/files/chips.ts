import { fileSize } from "../../../views/words/file-size.ts";
import { limits } from "../../shared/limits.ts";
import type { OutgoingFile } from "../../shared/state/outgoing-file.ts";
import { count, say } from "../../words/say.ts";
import type { ChatWords } from "../../words/words.ts";
import { placeOf } from "../drafts/places.ts";
import type { Notices } from "../status-line.ts";
import type { Chat, View } from "../store.ts";
import type { Time } from "../time.ts";
import type { Bytes } from "./bytes.ts";
import type { ChipsByPlace } from "./chips-by-place.ts";
import { createGoingUp } from "./chips-going-up.ts";
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
  const { chat, view, notices, words, places, bytes, shown, uploads } = deps;
  const { change, goOn } = createGoingUp(deps);
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
    const chip: OutgoingFile = { ...(await deps.measure(file)), key, ...tooLarge(deps, file) };
    bytes.hold(key, file);
    if (chip.kind === "picture") shown.show(key, file);
    places.set(place, [...places.in(place), chip]);
    goOn();
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
}

/** Told here: on a thin line, the server's word would come after minutes of uploading. */
function tooLarge({ chat, view, words }: Deps, { size }: File): Pick<OutgoingFile, "refusal"> {
  const { largestFile = size } = chat.get();
  if (size <= largestFile) return {};
  return { refusal: say(words.files.tooLarge, { most: fileSize(largestFile, view.get().locale) }) };
}
