import type { Chat } from "../store.ts";
import type { Bytes } from "./bytes.ts";
import type { ChipsByPlace } from "./chips-by-place.ts";

interface Deps {
  chat: Chat;
  places: ChipsByPlace;
  bytes: Bytes;
}

/** Has the browser ask before the page is left with something that only this page has. */
export function guardUnkept({ chat, places, bytes }: Deps): void {
  window.addEventListener("beforeunload", (event) => {
    const sent = chat.get().outbox.flatMap(({ files = [] }) => files.filter(({ id }) => !id));
    const chosen = places.all().flatMap(([, chip]) => (chip.refusal ? [] : chip));
    const waiting = [...sent, ...chosen];
    if (!bytes.areKept(waiting.map(({ key }) => key))) event.preventDefault();
  });
}
