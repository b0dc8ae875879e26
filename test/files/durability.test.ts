import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { people, temporaryFolder } from "../app.ts";
import { connect } from "../device.ts";
import { brokenBuild } from "../faults/broken-build.ts";
import { startTraced } from "../faults/disk-image/record.ts";
import { canTrace } from "../faults/disk-image/strace.ts";
import { builtProgram } from "../faults/disk-program.ts";
import { faultTimeoutMs } from "../faults/extent.ts";
import { picture, upload } from "./uploading.ts";

/** A system call: where it began among all of them, and where it ended. */
interface Call {
  text: string;
  from: number;
  to: number;
}

describe.skipIf(!canTrace())("an upload", { timeout: faultTimeoutMs }, () => {
  test("is acknowledged once the file, its name and its row are on the disk, in that order", async () => {
    await uploadsAreDurable(builtProgram);
  });

  test("that only looks kept is found out", async () => {
    const forgetful = { file: "src/files/shelf.ts", find: "  await sync(from);\n", replace: "" };
    const main = await brokenBuild(await temporaryFolder(), [forgetful]);
    await expect(uploadsAreDurable(main)).rejects.toThrow("There is no sync");
  });
});

async function uploadsAreDurable(main: string): Promise<void> {
  const program = await startTraced({ main });
  const { url, dataDir } = program;
  const made = people(url);
  const rita = await made.owner("Rita");
  const sam = await made.sender("Sam");
  const device = await connect(url, sam.token);
  const opening = { key: randomUUID(), receiverId: rita.account.id };
  const { conversation } = await device.ask("conversation:open", opening);
  const sending = { url, token: sam.token, conversationId: conversation.id };
  const files = [
    await upload(sending, "some notes"),
    await upload({ ...sending, name: "a.png" }, await picture()),
  ];
  device.close();
  program.end("SIGTERM");
  await program.ended;

  const calls = callsIn(join(dirname(dataDir), "trace"));
  for (const { id, kind } of files) {
    const drawer = join(dataDir, "files", id.slice(0, 2));
    const parts = kind === "picture" ? [".whole", ".thumbnail"] : [""];
    const renamed = parts.map((part) => {
      const arrived = join(dataDir, "files/arriving", id + part);
      const written = the(
        calls,
        `sync of ${id}${part}`,
        ({ text }) => /^fsync/.test(text) && text.includes(`<${arrived}>`),
      );
      const moved = the(
        calls,
        `rename of ${id}${part}`,
        ({ text }) => /^rename/.test(text) && text.includes(`"${arrived}"`),
      );
      expect(written.to).toBeLessThan(moved.from);
      return moved;
    });
    const last = Math.max(...renamed.map(({ to }) => to));
    const named = the(
      calls,
      `sync of ${drawer}`,
      ({ text, from }) => from > last && /^fsync/.test(text) && text.includes(`<${drawer}>`),
    );
    const shelf = the(
      calls,
      "sync of the shelf",
      ({ text, from }) => from > last && /^fsync/.test(text) && text.includes(`<${join(dataDir, "files")}>`),
    );
    const committed = the(
      calls,
      "commit",
      ({ text, from }) =>
        from > Math.max(named.to, shelf.to) && /^f(data)?sync/.test(text) && text.includes("parley.db-wal>"),
    );
    const told = the(
      calls,
      "answer",
      ({ text }) =>
        /^(write|writev|sendto)\(/.test(text) && text.includes("201 Created") && text.includes(id),
    );
    expect(committed.to).toBeLessThan(told.from);
  }
}

function the(calls: Call[], what: string, is: (call: Call) => boolean): Call {
  const found = calls.find(is);
  if (!found) throw new Error(`There is no ${what} in the trace.`);
  return found;
}

/** As strace wrote them: a call that others came between stands in two lines. */
function callsIn(output: string): Call[] {
  const calls: Call[] = [];
  const underWay = new Map<string, Call>();
  for (const [at, line] of readFileSync(output, "latin1").split("\n").entries()) {
    const [, thread = "", rest = ""] = /^(\d+) +(.*)$/.exec(line) ?? [];
    const text = rest.replaceAll(/\\x([0-9a-f]{2})/g, (_, hex) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
    const begun = underWay.get(thread);
    if (begun && text.startsWith("<... ")) begun.to = at;
    else if (/^\w+\(/.test(text)) calls.push({ text, from: at, to: at });
    const last = calls.at(-1);
    if (last && rest.endsWith("<unfinished ...>")) underWay.set(thread, last);
  }
  return calls;
}
