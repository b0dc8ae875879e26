import { once } from "node:events";
import { connect as connectSocket, type Socket } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { get, temporaryFolder } from "../app.ts";
import { connect } from "../device.ts";
import { type Break, brokenBuild } from "./broken-build.ts";
import { printedChance } from "./chance.ts";
import { brokenPromises } from "./disk-image/stored.ts";
import { newWish, type Person, peopleAt, trySending, type Wish } from "./disk-image/talk.ts";
import { builtProgram, startOnDisk } from "./disk-program.ts";
import { extent, faultTimeoutMs } from "./extent.ts";

/** Few, but enough to start with: some forty are the program's own. */
const descriptors = 100;

/** Opens files for every connection and never closes them. */
const leaking: Break = {
  file: "src/app/doors.ts",
  find: 'server.on("request", web);',
  replace: `server.on("request", web);
  const { openSync } = process.getBuiltinModule("node:fs");
  server.on("connection", () => [1, 2, 3, 4].map(() => openSync("/dev/null", "r")));`,
};

describe("more connections than the system allows", { timeout: faultTimeoutMs }, () => {
  test("are refused; those who are there talk on, and once some have left others may come", async () => {
    expect(await crowdedOut(builtProgram)).toEqual([]);
  });

  test("find out a program that keeps what it opens", async () => {
    const main = await brokenBuild(await temporaryFolder(), [leaking]);
    expect(await crowdedOut(main)).not.toEqual([]);
  });
});

/** Crowds a program with connections; everything that went wrong, a sentence each. */
async function crowdedOut(main: string): Promise<string[]> {
  const chance = printedChance("Used-up descriptors");
  const dataDir = join(await temporaryFolder(), "data");
  const limited = ["sh", "-c", `ulimit -n ${descriptors}; exec "$0" "$@"`];
  const program = await startOnDisk({ command: [...limited, process.execPath, main], dataDir });
  const [person] = await peopleAt(program.url, 1);
  if (!person) throw new Error("Nobody came.");
  const wishes: Wish[] = [];
  const wrong: string[] = [];

  for (let round = 0; round < extent(2, 20) && wrong.length === 0; round += 1) {
    const crowd = await comeTo(program.url, 2 * descriptors);
    if (crowd.refused === 0) wrong.push("Nobody was refused.");
    for (let n = 0; n < 20 && wrong.length === 0; n += 1) {
      const wish = newWish(wishes.length, person.conversationId, chance);
      wishes.push(wish);
      const { code } = await trySending(person.device, wish);
      if (code !== "kept") wrong.push(`Somebody who was there got ${code}.`);
    }
    await crowd.leave();
    wrong.push(...(await lateComers(program.url, person)));
  }
  program.end("SIGTERM");
  const code = await program.ended;
  if (code !== 0) wrong.push(`It ended with ${code}: ${program.log()}`);
  return [...wrong, ...brokenPromises(dataDir, wishes, ({ kept }) => kept)];
}

/** Comes again and again: the program learns only in its own time that others have left. */
async function lateComers(url: string, { token, conversationId }: Person): Promise<string[]> {
  let reason: unknown;
  for (let tries = 0; tries < 200; tries += 1) {
    try {
      await get(url, `/api/conversations/${conversationId}/messages`, token);
      (await connect(url, token)).close();
      return [];
    } catch (error) {
      reason = error;
    }
  }
  return [`Nobody can come any more: ${String(reason)}`];
}

/** So many connections that ask for nothing; those that the program closed at once are the refused. */
async function comeTo(url: string, count: number): Promise<{ refused: number; leave(): Promise<void> }> {
  const { hostname, port } = new URL(url);
  const sockets = Array.from({ length: count }, () => connectSocket(Number(port), hostname));
  onTestFinished(() => sockets.forEach((socket) => void socket.destroy()));
  const outcomes = await Promise.all(sockets.map((socket) => outcome(socket)));
  return {
    refused: outcomes.filter((one) => one === "refused").length,
    async leave() {
      const open = sockets.filter((socket) => !socket.destroyed);
      const closed = open.map((socket) => once(socket, "close"));
      for (const socket of open) socket.destroy();
      await Promise.all(closed);
    },
  };
}

/** A connection is there once the program answers on it. */
function outcome(socket: Socket): Promise<"there" | "refused"> {
  return new Promise((resolve) => {
    socket.on("error", () => resolve("refused"));
    socket.on("close", () => resolve("refused"));
    socket.once("data", () => resolve("there"));
    socket.write("GET /healthz HTTP/1.1\r\nHost: parley\r\n\r\n");
  });
}
