import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../app.ts";
import { type Break, brokenBuild } from "./broken-build.ts";
import { printedChance } from "./chance.ts";
import { startTraced, type TracedProgram } from "./disk-image/record.ts";
import { brokenPromises } from "./disk-image/stored.ts";
import { canTrace } from "./disk-image/strace.ts";
import { newWish, type Outcome, type Person, peopleAt, trySending, type Wish } from "./disk-image/talk.ts";
import { faultTimeoutMs, isLong } from "./extent.ts";

/** The log's index holds so many frames before it first has to grow. */
const framesIndexed = 4_062;

/** The log is never put away, so that its index has to grow. */
const growing: Break = {
  file: "src/store/sqlite/pragmas.ts",
  find: "wal_autocheckpoint = 4000",
  replace: "wal_autocheckpoint = 0",
};

/** Takes SQLite at its word when it speaks of an I/O error. */
const literal: Break = {
  file: "src/store/sqlite/sqlite-code.ts",
  find: ', "SQLITE_IOERR_SHMSIZE"',
  replace: "",
};

const atOnce = 64;

// Rare, and slow to bring about: for the long form alone.
describe.runIf(isLong && canTrace())(
  "a disk without room for the log's index",
  { timeout: faultTimeoutMs },
  () => {
    test("is a full disk: messages are refused, and the program lives on", async () => {
      const { program, person, wishes, outcome } = await talkUntilRefused([growing]);
      expect(outcome.code).toBe("unavailable");
      const { conversationId, device } = person;
      await device.ask("conversation:sync", { conversationId, epoch: "", version: 0 });
      program.end("SIGTERM");
      expect(await program.ended).toBe(0);
      expect(brokenPromises(program.dataDir, wishes, ({ kept }) => kept)).toEqual([]);
    });

    test("finds out a program that takes it for a failing one", async () => {
      const { program, wishes } = await talkUntilRefused([growing, literal]);
      expect(await program.ended).toBe(1);
      expect(brokenPromises(program.dataDir, wishes, ({ kept }) => kept)).toEqual([]);
    });
  },
);

interface Talk {
  program: TracedProgram;
  person: Person;
  wishes: Wish[];
  outcome: Outcome;
}

async function talkUntilRefused(breaks: Break[]): Promise<Talk> {
  const chance = printedChance("Index without room");
  const main = await brokenBuild(await temporaryFolder(), breaks);
  // Its first 32 kB are eight writes at the start.
  const faults = { inject: ["pwrite64:error=ENOSPC:when=9+"], onlyFile: "parley.db-shm" };
  const program = await startTraced({ main, faults });
  const [person] = await peopleAt(program.url, 1);
  if (!person) throw new Error("Nobody came.");
  person.device.socket.io.reconnection(false);
  const wishes: Wish[] = [];
  while (wishes.length < atOnce * framesIndexed) {
    const said = Array.from({ length: atOnce }, (_, n) =>
      newWish(wishes.length + n, person.conversationId, chance),
    );
    wishes.push(...said);
    const outcomes = await Promise.all(said.map((wish) => trySending(person.device, wish)));
    const outcome = outcomes.find(({ code }) => code !== "kept");
    if (outcome) return { program, person, wishes, outcome };
  }
  throw new Error("The log's index never had to grow.");
}
