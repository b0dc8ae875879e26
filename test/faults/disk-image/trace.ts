import { readFileSync } from "node:fs";
import { basename, dirname } from "node:path";

/**
 * What a program did to one folder and what it told the world, in the order in which it did it. `file` is a name
 * within the folder. A change stands where its call began: from there on the disk may have it. A sync stands
 * where its call ended, and `covers` says how many events came before it began: those are on the disk for sure.
 */
export type Event =
  | { kind: "create" | "unlink"; file: string }
  | { kind: "rename" | "link"; file: string; to: string }
  | { kind: "write"; file: string; at: number | null; data: Buffer }
  | { kind: "truncate"; file: string; size: number }
  | { kind: "sync"; file: string | null; covers: number }
  | { kind: "told"; data: Buffer };

/** The calls that `readTrace` understands. What it does not record shows in a comparison with the real folder. */
const calls =
  "openat,creat,write,writev,pwrite64,sendto,sendmsg,fsync,fdatasync,ftruncate,rename,renameat,renameat2,link,unlink,unlinkat";

/** What the program's calls meet: `inject` of strace's manual, and which file alone they must be about, if any. */
export interface Faults {
  inject: string[];
  onlyFile?: string;
}

/** How to start a program so that `readTrace` can read what it did. Strings are whole and in hexadecimal. */
export function traced(output: string, command: string[], faults: Faults = { inject: [] }): string[] {
  const options = ["-f", "--seccomp-bpf", "-y", "-xx", "-s", "1000000", "-e", "signal=none"];
  const injections = faults.inject.flatMap((fault) => ["-e", `inject=${fault}`]);
  if (faults.onlyFile) options.push("-P", faults.onlyFile);
  return ["strace", ...options, "-e", `trace=${calls}`, ...injections, "-o", output, ...command];
}

/** Throws when the trace says that something happened in the folder which nothing here knows how to repeat. */
export function readTrace(output: string, folder: string): Event[] {
  const trace: Trace = { folder, events: [], underWay: new Map() };
  for (const line of readFileSync(output, "latin1").split("\n")) readLine(trace, line);
  return trace.events;
}

interface Trace {
  folder: string;
  events: Event[];
  /** Calls that have begun, by thread, with how many events came before. */
  underWay: Map<string, { text: string; covers: number; event: Event | null }>;
}

function readLine(trace: Trace, line: string): void {
  const [, thread = "", rest = ""] = /^(\d+) +(.*)$/.exec(line) ?? [];
  const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest);
  if (resumed) {
    const call = trace.underWay.get(thread);
    trace.underWay.delete(thread);
    if (call) finish(trace, call.text + resumed[1], call.covers, call.event);
  } else if (rest.endsWith("<unfinished ...>")) {
    const text = rest.slice(0, -"<unfinished ...>".length);
    const covers = trace.events.length;
    trace.underWay.set(thread, { text, covers, event: begin(trace, text) });
  } else if (/^\w+\(/.test(rest)) {
    const covers = trace.events.length;
    finish(trace, rest, covers, begin(trace, rest));
  }
}

/** Notes what may take effect as soon as the call has begun. */
function begin(trace: Trace, text: string): Event | null {
  const event = changeOf(trace, text);
  if (event) trace.events.push(event);
  return event;
}

function changeOf(trace: Trace, text: string): Event | null {
  const [, call = "", target = ""] = /^(\w+)\(\d+<([^>]*)>/.exec(text) ?? [];
  if (/^(write|writev|sendto|sendmsg)$/.test(call) && /^(socket|TCP)/.test(plain(target))) {
    return { kind: "told", data: Buffer.concat(strings(text)) };
  }
  const file = within(trace.folder, plain(target));
  if (file === null) return null;
  const numbers = text.slice(text.lastIndexOf('"') + 1);
  if (call === "pwrite64") {
    const at = Number(/, \d+, (\d+)/.exec(numbers)?.[1]);
    return { kind: "write", file, at, data: Buffer.concat(strings(text)) };
  }
  if (call === "write") return { kind: "write", file, at: null, data: Buffer.concat(strings(text)) };
  if (call === "ftruncate") return { kind: "truncate", file, size: Number(/>, (\d+)/.exec(text)?.[1]) };
  if (/^(f(data)?sync|openat)$/.test(call)) return null;
  throw new Error(`What ${call} does to ${file} is not known here.`);
}

/** Notes what counts once the call has succeeded, and takes back what it announced and did not do. */
function finish(trace: Trace, text: string, covers: number, event: Event | null): void {
  const result = Number(/ = (-?\d+)[^=]*$/.exec(text.slice(text.lastIndexOf('"') + 1))?.[1] ?? -1);
  if (event?.kind === "write") event.data = event.data.subarray(0, Math.max(0, result));
  if (event?.kind === "truncate" && result < 0)
    throw new Error(`A failed truncation is not known here: ${text}`);
  if (event || result < 0) return;
  const [, call = "", target = ""] = /^(\w+)\(\d+<([^>]*)>/.exec(text) ?? [];
  if (/^f(data)?sync$/.test(call)) {
    const path = plain(target);
    const file = within(trace.folder, path);
    if (file !== null || path === trace.folder) trace.events.push({ kind: "sync", file, covers });
  } else {
    trace.events.push(...namesChanged(trace.folder, text));
  }
}

function namesChanged(folder: string, text: string): Event[] {
  const call = /^\w+/.exec(text)?.[0] ?? "";
  const [file, to] = strings(text).map((path) => within(folder, path.toString()));
  if (!file) return [];
  if (call === "openat" && (text.includes("O_EXCL") || !text.includes("O_TRUNC"))) {
    return text.includes("O_CREAT") ? [{ kind: "create", file }] : [];
  }
  if (call === "unlink") return [{ kind: "unlink", file }];
  if ((call === "rename" || call === "link") && to) return [{ kind: call, file, to }];
  throw new Error(`What ${call} does to ${file} is not known here.`);
}

function within(folder: string, path: string): string | null {
  return dirname(path) === folder ? basename(path) : null;
}

function strings(text: string): Buffer[] {
  return [...text.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map(([, hex = ""]) =>
    Buffer.from(hex.replaceAll("\\x", ""), "hex"),
  );
}

function plain(text: string): string {
  return text.replaceAll(/\\x([0-9a-f]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}
