import { isComposing } from "./composing.ts";

/** What a key does to a list that one chooses from while writing: where it moves to, that it chooses, or nothing. */
export function inList(event: KeyboardEvent, at: number, count: number): number | "choose" | null {
  if (count === 0 || isComposing(event)) return null;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) return (at + step + count) % count;
  return event.key === "Enter" ? "choose" : null;
}
