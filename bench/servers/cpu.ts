import { readdirSync, readFileSync } from "node:fs";

/** CPU time of a process since it began, in µs, by thread. */
export type CpuTime = Map<string, Thread>;

interface Thread {
  name: string;
  micros: number;
}

/**
 * User and system time of every thread of the process, as the kernel counted it: nothing has to be added to the
 * program that is measured. Null where the system does not tell (it needs Linux' /proc).
 */
export function cpuTime(pid: number): CpuTime | null {
  if (process.platform !== "linux") return null;
  const tasks = `/proc/${pid}/task`;
  return new Map(
    readdirSync(tasks).map((thread) => {
      const [onCpuNanos] = readFileSync(`${tasks}/${thread}/schedstat`, "utf8").split(" ");
      return [thread, { name: threadName(pid, thread), micros: Number(onCpuNanos) / 1000 }];
    }),
  );
}

/** What was used between two readings, by kind of thread, in µs. */
export function cpuBetween(before: CpuTime, after: CpuTime): Record<string, number> {
  const used: Record<string, number> = {};
  for (const [thread, { name, micros }] of after) {
    used[name] = (used[name] ?? 0) + micros - (before.get(thread)?.micros ?? 0);
  }
  return used;
}

/** Memory that the process holds, or the most it ever held, in MB; null where the system does not tell. */
export function residentMegabytes(pid: number, when: "now" | "peak" = "now"): number | null {
  if (process.platform !== "linux") return null;
  const name = when === "now" ? "VmRSS" : "VmHWM";
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const [, kilobytes] = new RegExp(`^${name}:\\s+(\\d+) kB$`, "m").exec(status) ?? [];
  return kilobytes ? Number(kilobytes) / 1024 : null;
}

function threadName(pid: number, thread: string): string {
  if (thread === String(pid)) return "main";
  const name = readFileSync(`/proc/${pid}/task/${thread}/comm`, "utf8").trim();
  return name.replace(/^node-V8Worker$/, "V8");
}
