import { randomUUID } from "node:crypto";
import type { Config } from "../../src/config.ts";
import type { Catalogues } from "../../src/words/catalogues.ts";
import { call, password, post, type Somebody, startApp } from "../app.ts";
import { handWoundTime } from "../browser-units/hand-wound-time.ts";
import { connect, type Device } from "../device.ts";
import { startPushService } from "./push-service.ts";

interface Wish {
  config?: Partial<Config>;
  words?: boolean;
  catalogues?: Catalogues;
}

/** Sam writes to Rita, who is signed in on a phone where no page is open. Waiting takes as long as the test says. */
export async function scene({ config = {}, words = false, catalogues }: Wish = {}) {
  const time = handWoundTime();
  const service = await startPushService();
  const { outside } = service;
  const options = { push: { after: time.after, outside }, ...(catalogues && { catalogues }) };
  const app = await startApp({ config, options });
  const rita = await app.owner("Rita");
  const sam = await app.sender("Sam");
  const sams = await connect(app.url, sam.token);
  const phone = service.browser();
  const subscribe = (token = rita.token, browser = phone, wish: object = { words }) =>
    call(app.url, "PUT", "/api/me/push", { body: { ...browser, ...wish }, token });
  const { conversation } = await sams.ask("conversation:open", {
    key: randomUUID(),
    receiverId: rita.account.id,
  });
  const conversationId = conversation.id;
  /** Rita has read so far, on a device that she has left by now. */
  const reads = async (readSeq: number) => {
    const desk = await connect(app.url, rita.token);
    await desk.ask("presence:set", { presence: "away" });
    await desk.ask("receipt:set", { conversationId, readSeq });
    desk.close();
  };
  return { app, time, service, rita, sam, sams, phone, subscribe, reads, conversationId };
}

export const say = (device: Device, conversationId: string, text: string) =>
  device.ask("message:send", { conversationId, key: randomUUID(), text });

export async function signInAgain(url: string, { email }: Somebody): Promise<string> {
  return (await post<Somebody>(url, "/api/sessions", { email, password })).token;
}
