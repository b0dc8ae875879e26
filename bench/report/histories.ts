import type { Question } from "../driver/question-line.ts";
import type { OpeningResult } from "../sections/opening.ts";
import type { SizesResult } from "../sections/sizes.ts";
import { count, milliseconds, table, times } from "./table.ts";

/** What a message costs by what lies behind it. */
export function describeSizes(results: SizesResult[]): string {
  const tables = results.flatMap(({ name, sizes }) => [
    "",
    `Sending: ${name}`,
    ...table([
      ["messages before", "messages/s", "CPU µs/message", "CPU to the fewest", "delivered ms¹"],
      ...sizes.map(({ messages, summary, ratio }) => [
        count(messages),
        summary.messagesPerSecond.toFixed(0),
        summary.cpu.toFixed(1),
        times(ratio),
        milliseconds(summary.delivered),
      ]),
    ]),
  ]);
  return [
    ...tables,
    "  What is sent meanwhile comes on top: the shortest have grown by the last round.",
  ].join("\n");
}

/** What opening a conversation costs by its length. */
export function describeOpening(results: OpeningResult[]): string {
  return [
    "",
    "Opening a conversation, and a page of its history",
    ...table([
      ["", "messages in it", "answers/s", "CPU µs/answer", "CPU to the fewest"],
      ...results.flatMap(({ question, sizes }) =>
        sizes.map(({ messages, cpu, perSecond, ratio }, i) => [
          i === 0 ? described(question) : "",
          count(messages),
          perSecond.toFixed(0),
          cpu.toFixed(0),
          times(ratio),
        ]),
      ),
    ]),
  ].join("\n");
}

function described({ kind, rows }: Question): string {
  if (kind === "newest") return `newest ${rows} (HTTP)`;
  else if (kind === "older") return `${rows} from anywhere before (HTTP)`;
  else return `catching up on ${rows} (socket)`;
}
