import { randomUUID } from "node:crypto";
import type { AppOptions } from "../../src/app.ts";
import type { Config } from "../../src/config.ts";
import { readConfig } from "../../src/config.ts";
import type { FileInfo, Message } from "../../src/shared/model.ts";
import { type RunningApp, type Somebody, startApp } from "../app.ts";
import { connect, type Device } from "../device.ts";
import { type Sending, tryUpload, upload } from "./uploading.ts";

export interface Scene {
  app: RunningApp;
  rita: Somebody;
  sam: Somebody;
  nora: Somebody;
  sams: Device;
  ritas: Device;
  conversationId: string;
  /** What Sam sends into the conversation with Rita. */
  sending: Sending;
  /** Uploads as Sam. */
  up(name: string, bytes: BodyInit, key?: string): Promise<FileInfo>;
  tryUp(name: string, bytes: BodyInit, more?: RequestInit): Promise<Response>;
  send(fileIds: string[], text?: string): Promise<Message>;
}

/** Sam asks and Rita answers; Nora has nothing to do with it. */
export async function fileScene(
  start: { files?: Partial<Config["files"]>; options?: Partial<AppOptions>; dataDir?: string } = {},
): Promise<Scene> {
  const { dataDir, options } = start;
  const files = { ...readConfig({}).files, left: 0, ...start.files };
  const app = await startApp({ config: { files }, ...(options && { options }), ...(dataDir && { dataDir }) });
  const rita = await app.owner("Rita");
  const sam = await app.sender("Sam");
  const nora = await app.sender("Nora");
  const sams = await connect(app.url, sam.token);
  const ritas = await connect(app.url, rita.token);
  const opening = { key: randomUUID(), receiverId: rita.account.id };
  const conversationId = (await sams.ask("conversation:open", opening)).conversation.id;
  const sending = { url: app.url, token: sam.token, conversationId };
  return {
    app,
    rita,
    sam,
    nora,
    sams,
    ritas,
    conversationId,
    sending,
    up: (name, bytes, key = randomUUID()) => upload({ ...sending, name, key }, bytes),
    tryUp: (name, bytes, more) => tryUpload({ ...sending, name }, bytes, more),
    async send(fileIds, text = "") {
      const wish = { conversationId, key: randomUUID(), text, fileIds };
      return (await sams.ask("message:send", wish)).message;
    },
  };
}
