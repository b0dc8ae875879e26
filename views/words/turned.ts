import type { Message } from "../../src/shared/model.ts";

/** What a line about a conversation says. Whatever was said into a closed one opened it again. */
export function turnedText({ kind }: Pick<Message, "kind">, author: string | null): string {
  if (kind === "closed") {
    return author === null ? "You closed this conversation" : `${author} closed this conversation`;
  } else {
    return author === null
      ? "You opened this conversation again"
      : `${author} opened this conversation again`;
  }
}
