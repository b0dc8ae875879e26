import { setTimeout as pause } from "node:timers/promises";
import type { ConversationPage, SignedIn } from "../../src/shared/protocol.ts";
import { get } from "../app.ts";
import { checkHistory, type Evidence } from "./check-history.ts";
import type { FaultDevice } from "./devices.ts";
import type { History } from "./history.ts";
import { readFresh, readTables } from "./history-views.ts";

/** A bound for what never comes to rest: the checker then says what is missing where. */
const patienceMs = 20_000;

interface Scene {
  url: string;
  devices: FaultDevice[];
  people: SignedIn[];
  history: History;
}

/** How long to wait for watermarks that may never be told again. */
const receiptPatienceMs = 1_000;

/**
 * Resolves when every device has sent what it wrote, holds all there is, and believes of everybody that they have
 * it: or when waiting longer makes no sense. Answers how long the messages took, in milliseconds.
 */
export async function comeToRest({ url, devices, people }: Scene, withinMs = patienceMs): Promise<number> {
  const began = performance.now();
  const until = (isSo: (device: FaultDevice) => boolean) =>
    Promise.all(devices.map((device) => device.until(() => isSo(device))));
  await atMost(withinMs, async () => {
    await until((device) => device.isOnline() && device.unsent() === 0);
    const heads = await headsOf(url, people);
    for (const device of devices) device.check();
    await until((device) => isInStep(device, heads));
  });
  const restMs = performance.now() - began;
  const heads = await headsOf(url, people);
  await atMost(receiptPatienceMs, () => until((device) => isToldOfAll(device, heads)));
  return restMs;
}

async function atMost(ms: number, wait: () => Promise<unknown>): Promise<void> {
  const giveUp = new AbortController();
  const tooLong = pause(ms, undefined, { signal: giveUp.signal }).catch(() => {});
  await Promise.race([wait(), tooLong]);
  giveUp.abort();
}

/** Of every account, its conversations' versions and lengths. */
type Heads = Map<string, { id: string; version: number; seq: number }[]>;

async function headsOf(url: string, people: SignedIn[]): Promise<Heads> {
  const heads: Heads = new Map();
  for (const person of people) {
    const { conversations } = await get<ConversationPage>(url, "/api/conversations?limit=200", person.token);
    heads.set(person.account.id, conversations);
  }
  return heads;
}

function isInStep(device: FaultDevice, heads: Heads): boolean {
  return (heads.get(device.accountId) ?? []).every(({ id, version }) => device.cursor(id) >= version);
}

function isToldOfAll(device: FaultDevice, heads: Heads): boolean {
  return (heads.get(device.accountId) ?? []).every(({ id, seq }) =>
    device.receipts(id).every(({ deliveredSeq }) => deliveredSeq === seq),
  );
}

/** Everything there is to judge; `stop` ends the program, so that the tables can be read. */
export async function gatherEvidence(
  { url, devices, people, history }: Scene,
  dataDir: string,
  stop: () => Promise<unknown>,
): Promise<Evidence> {
  const fresh = await Promise.all(people.map((person) => readFresh(url, person)));
  const views = devices.map((device) => device.view());
  for (const device of devices) device.close();
  await stop();
  return {
    history: history.entries,
    devices: views,
    fresh,
    missedReceiptsStay: true,
    ...readTables(dataDir),
  };
}

/** What is wrong after a run, once all came to rest or `withinMs` is over; and how long they took. */
export async function judge(
  scene: Scene,
  dataDir: string,
  stop: () => Promise<unknown>,
  withinMs = patienceMs,
): Promise<{ violations: string[]; restMs: number }> {
  const restMs = await comeToRest(scene, withinMs);
  return { violations: checkHistory(await gatherEvidence(scene, dataDir, stop)), restMs };
}
