import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { people, startApp } from "../app.ts";
import { connect } from "../device.ts";
import { faultTimeoutMs, isLong } from "../faults/extent.ts";
import { startBroken } from "./broken-app.ts";
import { arrived, type RawLine, rawLine } from "./raw-line.ts";

const rounds = isLong ? 2_000 : 60;

test(
  "who is no party to a conversation gets not one frame of it, or of anything around it",
  async () => {
    const { told, heard } = await listening((await startApp()).url, rounds);
    console.info(`${told} frames to the two who talk, ${heard.length} to the three who stand by.`);
    expect(told).toBeGreaterThan(rounds * 5);
    expect(heard).toEqual([]);
  },
  faultTimeoutMs,
);

test("a program that tells everybody is found out", async () => {
  const { url } = await startBroken({
    file: "src/realtime/publisher.ts",
    find: "adapter.rooms.get(rooms.account(accountId)) ?? []",
    replace: "accountIds.map(rooms.account) && adapter.sids.keys()",
  });
  expect((await listening(url, 1)).heard).not.toEqual([]);
});

/** Two people talk; three others, who have a talk of their own or none, would like to know of it. */
async function listening(url: string, times: number): Promise<{ told: number; heard: string[] }> {
  const made = people(url);
  const owner = await made.owner("Olga");
  const [rita, rolf] = [await made.receiver("Rita"), await made.receiver("Rolf")];
  const [sam, nora] = [await made.sender("Sam"), await made.sender("Nora")];
  const norasOwn = await connect(url, nora.token);
  await norasOwn.ask("conversation:open", {
    key: randomUUID(),
    receiverId: rolf.account.id,
  });
  const bystanders = await linesOf(url, [owner.token, rolf.token, nora.token]);
  for (const line of bystanders) {
    line.send(`421["presence:watch",{"accountIds":["${sam.account.id}"]}]`);
    await arrived(line);
    line.frames.length = 0;
  }
  const told = await liveTogether(url, sam.token, rita.token, rita.account.id, times);
  return { told, heard: await framesOf(bystanders) };
}

async function linesOf(url: string, tokens: string[]): Promise<RawLine[]> {
  const lines: RawLine[] = [];
  for (const token of tokens) {
    const line = await rawLine(url, token);
    if (!line) throw new Error("Somebody was not let in.");
    lines.push(line);
  }
  return lines;
}

/** Everything that two people do all day. Answers how many events they were told. */
async function liveTogether(
  url: string,
  samsToken: string,
  ritasToken: string,
  ritasId: string,
  times: number,
) {
  const [sam, rita] = [await connect(url, samsToken), await connect(url, ritasToken)];
  const phone = await connect(url, samsToken);
  const key = randomUUID();
  const { conversation } = await sam.ask("conversation:open", { key, receiverId: ritasId, text: "Hello" });
  const conversationId = conversation.id;
  await sam.ask("presence:watch", { accountIds: [ritasId] });
  for (let n = 0; n < times; n += 1) {
    await sam.ask("typing:set", { conversationId, typing: true });
    const { message } = await sam.ask("message:send", { conversationId, key: randomUUID(), text: `${n}` });
    const messageId = message.id;
    await rita.ask("receipt:set", { conversationId, deliveredSeq: message.seq, readSeq: message.seq });
    await rita.ask("typing:set", { conversationId, typing: true });
    await rita.ask("typing:set", { conversationId, typing: false });
    await rita.ask("message:send", { conversationId, key: randomUUID(), text: "Yes", replyTo: messageId });
    await sam.ask("message:edit", { conversationId, messageId, text: `${n}, or so` });
    await sam.ask("message:delete", { conversationId, messageId });
    await rita.ask("presence:set", { presence: n % 2 === 0 ? "away" : "online" });
  }
  for (const device of [sam, rita, phone]) await device.settled();
  const told = [sam, rita, phone].reduce((sum, { heard }) => sum + heard.length, 0);
  phone.close();
  rita.close();
  return told;
}

/** All but the beat of the connection and the answers to what they asked. */
async function framesOf(lines: RawLine[]): Promise<string[]> {
  for (const line of lines) await arrived(line);
  const frames = lines.flatMap((line) => line.frames.map(({ text }) => text));
  return frames.filter((text) => text !== "2" && !text.startsWith("4399"));
}
