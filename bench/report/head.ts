import { cpus } from "node:os";
import type { Options } from "../options.ts";

/** The head of a report: on what and for how long. */
export function describeRun({ rounds, measureMs, profile }: Options, pinned: boolean): string {
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? "unknown processor"}`;
  return [
    `Node ${process.versions.node} on ${machine}; ${pinned ? "server and driver on a core each" : "cores shared"}.`,
    `Up to ${rounds} rounds of ${measureMs / 1000} s on each, in turn; medians, ratios with their range.`,
    "Relays store nothing. Parley answers once the message is on disk.",
    ...(profile ? ["A profile was taken, which costs Parley some of its speed."] : []),
  ].join("\n");
}
