import { setTimeout as pause } from "node:timers/promises";
import type { Conversation } from "../../src/shared/model.ts";
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

/**
 * Resolves when every device has sent what it wrote and holds all there is; or when waiting longer makes no sense.
 * Then everybody says a last word and reads all, so that even a watermark that a device missed while it was away
 * is told again. Answers how long the first part took, in milliseconds.
 */
export async function comeToRest(scene: Scene, withinMs = patienceMs): Promise<number> {
  const began = performance.now();
  let restMs = withinMs;
  await atMost(withinMs, async () => {
    await allInStep(scene);
    restMs = performance.now() - began;
    await sayLastWords(scene);
  });
  return restMs;
}

async function allInStep({ url, devices, people }: Scene): Promise<Heads> {
  await untilAll(devices, (device) => device.isOnline() && device.unsent() === 0);
  const heads = await headsOf(url, people);
  for (const device of devices) device.check();
  await untilAll(devices, (device) => each(heads, device, ({ id, version }) => device.cursor(id) >= version));
  return heads;
}

async function sayLastWords(scene: Scene): Promise<void> {
  const { devices } = scene;
  const firsts = [...new Map(devices.map((device) => [device.accountId, device])).values()];
  const silent = await headsOf(scene.url, scene.people);
  for (const device of firsts) {
    for (const { id } of silent.get(device.accountId) ?? []) device.send(id, "a last word");
  }
  const heads = await allInStep(scene);
  for (const device of firsts) {
    for (const { id, seq } of heads.get(device.accountId) ?? []) device.read(id, seq);
  }
  await untilAll(devices, (device) =>
    each(heads, device, ({ id, seq }) =>
      device.receipts(id).every(({ deliveredSeq, readSeq }) => deliveredSeq === seq && readSeq === seq),
    ),
  );
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

type Head = Pick<Conversation, "id" | "version" | "seq">;

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
