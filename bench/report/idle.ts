import type { IdleResult } from "../sections/idle.ts";
import { count, table } from "./table.ts";
import { names } from "./throughput.ts";

/** Memory per connection. */
export function describeIdle(results: IdleResult[]): string {
  return [
    "",
    `Memory of a connection that says nothing, at ${count(results[0]?.connections ?? 0)}, in kB`,
    ...table([
      ["", "resident", "heap", "beside the heap"],
      ...results.map(({ name, residentKb, heapKb, outsideHeapKb }) => [
        names[name],
        residentKb.toFixed(1),
        heapKb.toFixed(1),
        outsideHeapKb.toFixed(1),
      ]),
    ]),
  ].join("\n");
}
