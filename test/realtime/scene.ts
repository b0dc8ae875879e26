import { randomUUID } from "node:crypto";
import type { MessagePage } from "../../src/shared/protocol.ts";
import { get, type RunningApp, startApp } from "../app.ts";
import { connect, type Device } from "../device.ts";

export const uuid = () => randomUUID();

/** Sam asks and Rita answers, each on two devices; Nora has nothing to do with it. */
export async function scene() {
  const app = await startApp();
  const rita = await app.owner("Rita");
  const sam = await app.sender("Sam");
  const nora = await app.sender("Nora");
  const devices = {
    sam: await connect(app.url, sam.token),
    samsPhone: await connect(app.url, sam.token),
    rita: await connect(app.url, rita.token),
    ritasPhone: await connect(app.url, rita.token),
    nora: await connect(app.url, nora.token),
  };
  const opened = await devices.sam.ask("conversation:open", { key: uuid(), receiverId: rita.account.id });
  const conversationId = opened.conversation.id;
  for (const device of Object.values(devices)) {
    await device.settled();
    device.heard.length = 0;
  }
  return { app, people: { rita, sam, nora }, ...devices, conversationId, opened };
}

export const say = (device: Device, conversationId: string, text: string, key = uuid()) =>
  device.ask("message:send", { conversationId, key, text });

export function history(app: RunningApp, token: string, conversationId: string): Promise<MessagePage> {
  return get<MessagePage>(app.url, `/api/conversations/${conversationId}/messages`, token);
}
