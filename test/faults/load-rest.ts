import { setTimeout as pause } from "node:timers/promises";
import type { Conversation, Receipt } from "../../src/shared/model.ts";
import type { ConversationPage, SignedIn } from "../../src/shared/protocol.ts";
import { get } from "../app.ts";
import { checkHistory } from "./check-history.ts";
import type { FaultDevice } from "./devices.ts";
import type { Evidence } from "./evidence.ts";
import type { History } from "./history.ts";
import { readFresh, readTables } from "./history-views.ts";

/** A bound for what never comes to rest: the checker then says what is missing where. */
const patienceMs = 20_000;

/** While the last receipts are on their way. */
const lookAgainMs = 50;

interface Scene {
  url: string;
  devices: FaultDevice[];
  people: SignedIn[];
  history: History;
}

/**
 * Resolves when every device has sent what it wrote, and holds all messages and receipts; or when waiting longer
 * makes no sense. Answers how long the messages took, in milliseconds.
 */
export async function comeToRest(scene: Scene, withinMs = patienceMs): Promise<number> {
  const began = performance.now();
  let restMs = withinMs;
  await atMost(withinMs, async () => {
    await allInStep(scene);
    restMs = performance.now() - began;
    await allToldOfReceipts(scene);
  });
  return restMs;
}

async function allInStep({ url, devices, people }: Scene): Promise<void> {
  await untilAll(devices, (device) => device.isOnline() && device.unsent() === 0);
  const heads = await headsOf(url, people);
  for (const device of devices) device.check();
  await untilAll(devices, (device) => each(heads, device, ({ id, version }) => device.cursor(id) >= version));
}

/** Everybody has received all; then nobody tells anything new, and what was missed is asked for. */
async function allToldOfReceipts({ url, devices, people }: Scene): Promise<void> {
  const haveAll = (heads: Heads) =>
    [...heads.values()]
      .flat()
      .every(({ seq, receipts }) => receipts.every(({ deliveredSeq }) => deliveredSeq === seq));
  let heads = await headsOf(url, people);
  for (; !haveAll(heads); heads = await headsOf(url, people)) await pause(lookAgainMs);
  for (const device of devices) device.check();
  await untilAll(devices, (device) =>
    each(heads, device, ({ id, receipts }) => receipts.every((due) => hasReceipt(device, id, due))),
  );
}

function hasReceipt(device: FaultDevice, id: string, { accountId, deliveredSeq, readSeq }: Receipt): boolean {
  const held = device.receipts(id).find((receipt) => receipt.accountId === accountId);
  return held !== undefined && held.deliveredSeq >= deliveredSeq && held.readSeq >= readSeq;
}

function untilAll(devices: FaultDevice[], isSo: (device: FaultDevice) => boolean): Promise<unknown> {
  return Promise.all(devices.map((device) => device.until(() => isSo(device))));
}

async function atMost(ms: number, wait: () => Promise<unknown>): Promise<void> {
  const giveUp = new AbortController();
  const tooLong = pause(ms, undefined, { signal: giveUp.signal }).catch(() => {});
  await Promise.race([wait(), tooLong]);
  giveUp.abort();
}

type Head = Pick<Conversation, "id" | "version" | "seq" | "receipts">;

/** Of every account, its conversations' versions and lengths. */
type Heads = Map<string, Head[]>;

async function headsOf(url: string, people: SignedIn[]): Promise<Heads> {
  const heads: Heads = new Map();
  for (const person of people) {
    const { conversations } = await get<ConversationPage>(url, "/api/conversations?limit=200", person.token);
    heads.set(person.account.id, conversations);
  }
  return heads;
}

/** Whether it is so of all the device's conversations. */
function each(heads: Heads, { accountId }: FaultDevice, isSo: (head: Head) => boolean): boolean {
  return (heads.get(accountId) ?? []).every(isSo);
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
