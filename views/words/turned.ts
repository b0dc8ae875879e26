import type { Message } from "../../src/shared/model.ts";
import { say } from "../../src/words/say.ts";
import type { ChatWords } from "../../src/words/words.ts";

/** What a line about a conversation says; null is oneself. Whatever was said into a closed one opened it again. */
export function turnedText(
  { kind }: Pick<Message, "kind">,
  name: string | null,
  { thread }: ChatWords,
): string {
  if (kind === "closed") return name === null ? thread.youClosed : say(thread.otherClosed, { name });
  else return name === null ? thread.youReopened : say(thread.otherReopened, { name });
}
