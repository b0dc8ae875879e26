import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type RunningProgram, startProgram } from "./program.ts";

/** The built program, with somebody inside who tells what cannot be seen from outside. */
export interface WatchedProgram extends RunningProgram {
  /** What it said on standard error, but for what it was asked from within. */
  complaints(): string[];
  /** What it looks like from inside, garbage collected. */
  inside(): Promise<Inside>;
}

export interface Inside {
  faults: number;
  warnings: number;
  arePrototypesWhole: boolean;
  /** Bytes, as all that follow: what the system counts, with what was freed and not given back. */
  rss: number;
  heapUsed: number;
  external: number;
}

/** As `startProgram` starts it. */
export async function startWatchedProgram(
  dataDir: string,
  environment: Record<string, string> = {},
  main?: string,
): Promise<WatchedProgram> {
  const watcher = pathToFileURL(join(import.meta.dirname, "inside.ts")).href;
  const watched = { NODE_OPTIONS: `--import=${watcher}`, ...environment };
  const program = await startProgram(dataDir, watched, main);
  const errors = listenTo(program.child.stderr);
  return {
    ...program,
    complaints: () => errors.lines.filter((line) => !line.startsWith(sign)),
    async inside() {
      const asked = errors.next(sign);
      program.child.kill("SIGUSR2");
      return JSON.parse((await asked).slice(sign.length));
    },
  };
}

/** What the program itself holds, in bytes: not what the allocator or the database's cache keep. */
export function heldBy({ heapUsed, external }: Inside): number {
  return heapUsed + external;
}

const sign = "INSIDE ";

function listenTo(stream: NodeJS.ReadableStream) {
  const lines: string[] = [];
  const waiting = new Set<(line: string) => void>();
  let rest = "";
  stream.setEncoding("utf8");
  stream.on("data", (chunk: string) => {
    const parts = (rest + chunk).split("\n");
    rest = parts.pop() ?? "";
    for (const line of parts.filter((part) => part !== "")) {
      lines.push(line);
      for (const look of waiting) look(line);
    }
  });
  return {
    lines,
    next: (start: string) =>
      new Promise<string>((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`Never said ${start}`)), 10_000);
        const look = (line: string) => {
          if (!line.startsWith(start)) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve(line);
        };
        waiting.add(look);
      }),
  };
}
