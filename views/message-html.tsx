import type { Message } from "../src/shared/model.ts";

/** NOTE The only place that sets inner HTML: `message.html` is the server's own safe rendering. */
export function MessageHtml({ message }: { message: Message }) {
  return <div class="prose" dir="auto" dangerouslySetInnerHTML={{ __html: message.html }} />;
}
