import type { Message } from "../src/shared/model.ts";
import { messageNodes } from "./message-nodes.ts";

/** The server's rendering of a message as nodes; the typed text where it is not one of ours. */
export function MessageHtml({ message }: { message: Message }) {
  const nodes = messageNodes(message.html);
  return (
    <div class={nodes ? "prose" : "prose prose--typed"} dir="auto">
      {nodes ?? message.text}
    </div>
  );
}
