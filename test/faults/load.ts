import type { Chance } from "./chance.ts";
import type { FaultDevice } from "./devices.ts";
import type { People } from "./load-people.ts";

/** Each step asks for a few messages: often enough to be even, seldom enough to cost little. */
const stepMs = 25;

/** A device that has this many unsent messages writes no more until some got through: people stop, too. */
const mostUnsent = 60;

interface Load {
  devices: FaultDevice[];
  people: Pick<People, "conversationsOf">;
  chance: Chance;
  perSecond: number;
}

/** Has the devices write in their conversations, whether the server is there or not. Answers how to stop. */
export function startLoad({ devices, people, chance, perSecond }: Load): () => void {
  let due = 0;
  let written = 0;
  const timer = setInterval(() => {
    for (due += (perSecond * stepMs) / 1000; due >= 1; due -= 1) write();
  }, stepMs);
  return () => clearInterval(timer);

  function write(): void {
    const device = chance.pick(devices);
    if (device.unsent() >= mostUnsent) return;
    written += 1;
    const conversationId = chance.pick(people.conversationsOf(device.accountId));
    device.send(conversationId, textOf(written));
  }

  /** Of both ways to be rendered: plain, and with marks. */
  function textOf(count: number): string {
    return chance.isOne(4) ? `**${count}** from \`${chance.seed}\`` : `message ${count}`;
  }
}
