import type { OwnAccount } from "../../src/shared/model.ts";
import type { Words } from "../../src/words/words.ts";
import { Bar } from "../parts/bar.tsx";
import { ShortcutTable } from "./shortcut-list.tsx";
import type { Keys } from "./shortcut-words.ts";

interface ShortcutsPageProps extends Keys {
  me: OwnAccount;
  words: Words;
}

/** What the keys do, and whether single ones do anything on this device. */
export function ShortcutsPage({ me, words, ...keys }: ShortcutsPageProps) {
  const { hasSingleKeys } = keys;
  const { shortcuts: says } = words;
  return (
    <div class="page">
      <Bar me={me} words={words} page="settings" />
      <main class="team">
        <h1 class="team__title">{says.title}</h1>
        <p>{says.lead}</p>
        <ShortcutTable {...keys} words={words} under="h1" />
        <form class="form sheet" method="post" action="/shortcuts">
          <h2 class="sheet__title">{says.single}</h2>
          <p>{says.why}</p>
          <p role="status">{hasSingleKeys ? says.isOn : says.isOff}</p>
          <button class="button" type="submit" name="single" value={hasSingleKeys ? "off" : "on"}>
            {hasSingleKeys ? says.off : says.on}
          </button>
        </form>
      </main>
    </div>
  );
}
