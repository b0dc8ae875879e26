import { spawnSync } from "node:child_process";

/**
 * Whether system calls can be recorded here. Where they cannot, the tests that need it are skipped and say so;
 * with REQUIRE_STRACE=1 they fail instead.
 */
export function canTrace(): boolean {
  const { status } = spawnSync("strace", ["-f", "--seccomp-bpf", "-e", "trace=none", "true"]);
  if (status === 0) return true;
  const sentence =
    "strace cannot be used here, so nothing is known about power loss and failing disks. " +
    "Install it (apt-get install strace) and allow ptrace.";
  if (process.env.REQUIRE_STRACE === "1") throw new Error(sentence);
  console.warn(`SKIPPED: ${sentence}`);
  return false;
}
