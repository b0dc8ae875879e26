import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../app.ts";
import { brokenBuild } from "./broken-build.ts";
import { printedChance } from "./chance.ts";
import { startTraced } from "./disk-image/record.ts";
import { canTrace } from "./disk-image/strace.ts";
import { newWish, type Person, peopleAt, trySending } from "./disk-image/talk.ts";
import { builtProgram, unsynced } from "./disk-program.ts";
import { extent, faultTimeoutMs } from "./extent.ts";

/** How long one sync takes, in microseconds: some hundred answers to readers' questions. */
const stallUs = extent(2_000_000, 5_000_000);

/** More questions than are answered during any usual commit. */
const manyReads = 50;

const messages = 40;

describe.skipIf(!canTrace())("a disk that stands still for seconds", { timeout: faultTimeoutMs }, () => {
  test("keeps nobody from reading, and what is said then is acknowledged once it is stored", async () => {
    expect(await mostReadsDuringOneSend(builtProgram)).toBeGreaterThan(manyReads);
  });

  test("finds out a program that does not wait for it", async () => {
    const main = await brokenBuild(await temporaryFolder(), unsynced);
    expect(await mostReadsDuringOneSend(main)).toBeLessThan(manyReads);
  });
});

/** How many questions were answered, one after another, while one message waited for its acknowledgement. */
async function mostReadsDuringOneSend(main: string): Promise<number> {
  const chance = printedChance("Stalling disk");
  const fault = `fsync,fdatasync:delay_enter=${stallUs}:when=${chance.between(30, 40)}`;
  const program = await startTraced({ main, faults: { inject: [fault] } });
  const [person] = await peopleAt(program.url, 1);
  if (!person) throw new Error("Nobody came.");
  let most = 0;
  for (let number = 0; number < messages; number += 1) {
    const wish = newWish(number, person.conversationId, chance);
    const sending = trySending(person.device, wish);
    most = Math.max(most, await readsUntil(sending, person));
    expect(await sending).toMatchObject({ code: "kept" });
  }
  return most;
}

async function readsUntil(sending: Promise<unknown>, { device, conversationId }: Person): Promise<number> {
  let isSent = false;
  void sending.then(() => {
    isSent = true;
  });
  let reads = 0;
  for (; !isSent; reads += 1)
    await device.ask("conversation:sync", { conversationId, epoch: "", version: 0 });
  return reads;
}
