import { render } from "preact";
import { Chips as ChipList } from "../../../views/thread/files/chips.tsx";
import type { ChatWords } from "../../words/words.ts";
import type { Chat, View } from "../store.ts";
import type { Chips } from "./chips.ts";

interface Deps {
  chat: Chat;
  view: View;
  chips: Pick<Chips, "remove" | "retry">;
  words: ChatWords;
}

/** Draws the files over the composer. The list is the script's alone: the page keeps a place for it. */
export function keepChipsDrawn(deps: Deps): void {
  const { chat, view } = deps;
  let refusals = 0;
  view.subscribe((change) => {
    if (change.files || "editing" in change) requestAnimationFrame(draw);
  });
  chat.subscribe(({ type }) => {
    if (type === "connection:changed" || type.endsWith(":chosen")) requestAnimationFrame(draw);
  });

  function draw(): void {
    const place = document.getElementById("chips");
    if (!place) return;
    drawInto(place, deps);
    // What needs somebody's decision must not lie out of sight.
    const refused = place.querySelectorAll(".chip--refused");
    if (refused.length > refusals) refused[0]?.scrollIntoView({ block: "nearest", inline: "nearest" });
    refusals = refused.length;
  }
}

function drawInto(place: HTMLElement, { chat, view, chips, words }: Deps): void {
  const { files, editing, locale } = view.get();
  const isShown = files && files.chips.length > 0 && editing === null;
  const isOnline = chat.get().connection === "online";
  const remove = (key: string) => removeFrom(place, key, chips.remove);
  render(isShown && <ChipList {...{ files, words, locale, isOnline, remove }} retry={chips.retry} />, place);
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
