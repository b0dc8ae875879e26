import type { Words } from "../../src/words/words.ts";
import { Frame } from "../parts/frame.tsx";

/** While nobody has made the first account. */
export function NotSetUpPage({ words: { door } }: { words: Words }) {
  return (
    <Frame title={door.notSetUp}>
      <p>{door.notSetUpText}</p>
    </Frame>
  );
}
