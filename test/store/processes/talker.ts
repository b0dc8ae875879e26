import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const script = fileURLToPath(new URL("./say-until-stopped.ts", import.meta.url));

export interface Talker {
  /** What it has said so far. */
  lines: string[];
  /** Resolves once it has said so many lines that start like this. */
  heard(start: string, times: number): Promise<void>;
  kill(): void;
  ended: Promise<void>;
}

/** Starts the talking program; `fileBlocks` bounds how long a file it may write, in blocks of 512 bytes or 1 kB. */
export function startTalker(dataDir: string, fileBlocks = "unlimited"): Talker {
  const command = `ulimit -f ${fileBlocks}; exec "$0" "$@"`;
  const child = spawn("sh", ["-c", command, process.execPath, script, dataDir], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines: string[] = [];
  const output = createInterface({ input: child.stdout });
  output.on("line", (line) => lines.push(line));
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const count = (start: string) => lines.filter((line) => line.startsWith(start)).length;

  function heard(start: string, times: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = () => {
        if (count(start) >= times) resolve();
      };
      output.on("line", look);
      void ended.then(() => reject(new Error(`It ended after: ${lines.at(-1) ?? "nothing"}`)));
      look();
    });
  }
  return { lines, heard, kill: () => child.kill("SIGKILL"), ended };
}
