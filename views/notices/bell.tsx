import type { ChatWords } from "../../src/words/words.ts";
import { Icon } from "../parts/icons.tsx";

/** Leads to how one is told of new messages. The script listens to it by its id. */
export function Bell({ words: { notices }, isOn }: { words: ChatWords; isOn: boolean }) {
  const name = isOn ? notices.areOn : notices.areOff;
  return (
    <button class="icon-button bell" id="bell" type="button" title={name} aria-haspopup="dialog">
      <Icon name={isOn ? "bell" : "bell-off"} />
      <span class="hidden">{name}</span>
    </button>
  );
}
