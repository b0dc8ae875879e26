import type { ChatWords } from "../words/words.ts";
import type { View } from "./store.ts";
import type { Time } from "./time.ts";

/** The page's one status line. What the person just did comes first, then the line to the server, then what runs behind. */
export interface Notices {
  /** What it can say. */
  words: ChatWords;
  set(topic: Topic, line: string | null): void;
  /** About the last act; goes by itself. */
  say(line: string): void;
}

const topics = ["act", "sending", "refusal", "connection", "catch-up"] as const;
type Topic = (typeof topics)[number];

/** Long enough to be read twice. */
const shownMs = 8_000;

export function createNotices(view: View, time: Time, words: ChatWords): Notices {
  const lines = new Map<Topic, string | null>();
  let callOff = () => {};

  // What the server said about the last act stands until the script takes over the line.
  const said = view.get().notice;
  if (said) say(said);
  return { words, set, say };

  function set(topic: Topic, line: string | null): void {
    lines.set(topic, line);
    const notice = topics.map((name) => lines.get(name)).find(Boolean) ?? null;
    view.dispatch({ notice });
  }

  function say(line: string): void {
    callOff();
    set("act", line);
    callOff = time.after(shownMs, () => set("act", null));
  }
}
