import type { Logger } from "pino";
import { createLog } from "../../src/log.ts";

export interface KeptLog {
  log: Logger;
  text(): string;
  lines(): Record<string, unknown>[];
}

/** The program's own log, kept instead of written. */
export function keptLog(level = "trace"): KeptLog {
  let written = "";
  const write = (line: string) => {
    written += line;
  };
  return {
    log: createLog(level, { write }),
    text: () => written,
    lines: () =>
      written
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line)),
  };
}
