import { render } from "preact";
import { Chips as ChipList } from "../../../views/thread/files/chips.tsx";
import type { FileInfo } from "../../shared/model.ts";
import type { OutboxItem } from "../../shared/state/state.ts";
import type { ChatWords } from "../../words/words.ts";
import type { Notices } from "../status-line.ts";
import type { Chat, View } from "../store.ts";
import type { Time } from "../time.ts";
import { createBytes } from "./bytes.ts";
import { bytesInIndexedDb } from "./bytes-on-disk.ts";
import { createChips } from "./chips.ts";
import { createChipsByPlace } from "./chips-by-place.ts";
import { chipsInIndexedDb } from "./chips-on-disk.ts";
import { createGoingOut } from "./going-out.ts";
import { keepChips } from "./keep-chips.ts";
import { measure } from "./measure.ts";
import { postFileWith } from "./post-file.ts";
import { createShown } from "./shown.ts";
import { tabsAmong } from "./tabs.ts";
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

const dayMs = 24 * 60 * 60 * 1_000;
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
  const shared = { chat, time, bytes, shown, uploads, words: words.files };
  const { keep, upload, sentJustNow } = createGoingOut({ ...shared, giveBack: takeBack, fetched });
  let refusals = 0;
  keepDrawn();
  guardUnkept();
  const tabs = tabsAmong(navigator.locks, id, deps.newKey);
  const keeping = { chat, view, places, bytes, disk: chipsDisk, shown, failed };
  if (tabs) void keepChips({ ...keeping, tabs }).then(chips.goOn);
  time.after(settledMs, () => void tidy());
  const add = (files: File[]) => void chips.add(files);
  return { add, keep, upload, giveBack: (messageKey) => add(sentJustNow(messageKey)) };

  /** Puts a message that was stopped on its way back to where it was written, if nothing else is there by now. */
  function takeBack({ to, text, replyTo, files = [] }: OutboxItem): boolean {
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

  /** The list is the script's alone: the page keeps a place for it. */
  function keepDrawn(): void {
    view.subscribe((change) => {
      if (change.files || "editing" in change) requestAnimationFrame(draw);
    });
    chat.subscribe(({ type }) => {
      if (type === "connection:changed" || type.endsWith(":chosen")) requestAnimationFrame(draw);
    });
  }

  function draw(): void {
    const place = document.getElementById("chips");
    const { files, editing, locale } = view.get();
    if (!place) return;
    const isShown = files && files.chips.length > 0 && editing === null;
    const { remove, retry } = chips;
    const isOnline = chat.get().connection === "online";
    render(
      isShown && (
        <ChipList
          {...{ files, words, locale, isOnline, retry }}
          remove={(key) => removeFrom(place, key, remove)}
        />
      ),
      place,
    );
    // What needs somebody's decision must not lie out of sight.
    const refused = place.querySelectorAll(".chip--refused");
    if (refused.length > refusals) refused[0]?.scrollIntoView({ block: "nearest", inline: "nearest" });
    refusals = refused.length;
  }

  /** A page that ended between putting bytes and their message on the disk left bytes that nobody asks for. */
  async function tidy(): Promise<void> {
    const sent = chat.get().outbox.flatMap(({ files = [] }) => files.map(({ key }) => key));
    await chipsDisk
      .all()
      .then((chosen) => [...sent, ...chosen.map(({ file }) => file.key)])
      .then((wanted) => disk.removeOthers(wanted, time.now() - dayMs))
      .catch((reason: unknown) => console.warn("Old files were not removed.", reason));
  }

  /** Has the browser ask before the page is left with something that only this page has. */
  function guardUnkept(): void {
    window.addEventListener("beforeunload", (event) => {
      const sent = chat.get().outbox.flatMap(({ files = [] }) => files.filter(({ id }) => !id));
      const chosen = places.all().flatMap(([, chip]) => (chip.refusal ? [] : chip));
      const waiting = [...sent, ...chosen];
      if (!bytes.areKept(waiting.map(({ key }) => key))) event.preventDefault();
    });
  }
}

/** The focus goes on to what is there still. */
function removeFrom(place: HTMLElement, key: string, remove: (key: string) => void): void {
  remove(key);
  requestAnimationFrame(() => {
    const next =
      place.querySelector<HTMLElement>(".chip__button") ?? document.getElementById("composer-text");
    if (document.activeElement === document.body) next?.focus();
  });
}

function fetched({ id }: FileInfo): Promise<void> {
  const image = new Image();
  image.src = `/files/${id}/thumbnail`;
  return image.decode();
}
