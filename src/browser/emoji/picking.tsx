import { EmojiPicker } from "../../../views/sheets/emoji-picker.tsx";
import type { ChatWords } from "../../words/words.ts";
import { openSheet } from "../sheets/sheet.tsx";
import { type Emoji, findEmoji, loadEmoji } from "./emoji-list.ts";
import { recentEmoji, rememberEmoji } from "./recent.ts";

/** As many as a screen of the picker holds; who wants another asks more precisely. */
const mostFound = 64;

/** Lets somebody choose an emoji. Rejects when the list cannot be loaded. */
export async function pickEmoji(
  accountId: string,
  words: ChatWords,
  use: (emoji: string) => void,
): Promise<void> {
  const near = document.activeElement;
  const groups = await loadEmoji(words.language);
  const byItself = new Map(groups.flat().map((each) => [each[0], each]));
  const recent = recentEmoji(accountId)
    .map((emoji) => byItself.get(emoji))
    .filter((each) => each !== undefined);
  const sheet = openSheet({ label: words.sheets.emoji, near });
  draw("");

  function draw(query: string): void {
    const found = query.trim() === "" ? null : findEmoji(groups, query, mostFound);
    sheet.draw(<EmojiPicker {...{ words, groups, recent, found, move, choose }} search={draw} />);
  }

  function choose([emoji]: Emoji): void {
    sheet.close();
    rememberEmoji(accountId, emoji);
    use(emoji);
  }
}

/** The arrows walk over the grid as it is laid out: up and down go to the nearest one in the next row. */
function move(event: KeyboardEvent): void {
  const { target, key } = event;
  const grid = event.currentTarget;
  if (!(target instanceof HTMLElement) || !(grid instanceof HTMLElement)) return;
  const buttons = [...grid.querySelectorAll<HTMLElement>("button")];
  const to = target.matches("button")
    ? next(buttons, target, key)
    : key === "ArrowDown"
      ? buttons[0]
      : undefined;
  if (!to) return;
  event.preventDefault();
  to.focus();
  to.scrollIntoView({ block: "nearest" });
}

/** Buttons of one row may stand a little apart, in pixels. */
const sameRowPx = 4;
/** A row is farther away than anything within it. */
const rowWeight = 100;

function next(buttons: HTMLElement[], from: HTMLElement, key: string): HTMLElement | undefined {
  const at = buttons.indexOf(from);
  const [ahead, back] = isRightToLeft(from) ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];
  if (key === ahead) return buttons[at + 1];
  if (key === back) return buttons[at - 1];
  if (key === "Home") return buttons[0];
  if (key === "End") return buttons.at(-1);
  const { left, top } = from.getBoundingClientRect();
  const isBeyond = (button: HTMLElement) => {
    const other = button.getBoundingClientRect().top;
    return key === "ArrowDown" ? other > top + sameRowPx : key === "ArrowUp" && other < top - sameRowPx;
  };
  const distance = (button: HTMLElement) => {
    const other = button.getBoundingClientRect();
    return Math.abs(other.top - top) * rowWeight + Math.abs(other.left - left);
  };
  return buttons.filter(isBeyond).sort((a, b) => distance(a) - distance(b))[0];
}

function isRightToLeft(element: HTMLElement): boolean {
  return getComputedStyle(element).direction === "rtl";
}
