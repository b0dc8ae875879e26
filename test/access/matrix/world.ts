import { randomUUID } from "node:crypto";
import type { Message } from "../../../src/shared/model.ts";
import { password, people, post, type Somebody } from "../../app.ts";
import { connect, type Device } from "../../device.ts";
import { picture, upload } from "../../files/uploading.ts";
import { disable } from "./disabled.ts";

/** Some people, and what they have said to each other, at a running server. */
export interface World {
  url: string;
  dataDir: string;
  /** Of the database's history. */
  epoch: string;
  actors: Actor[];
  owner: Somebody;
  /** Of somebody who was signed in. */
  endedSession: string;
  /** Somebody with whom nothing has happened yet. */
  newPerson(): Promise<Somebody>;
}

/** Somebody who tries things, with what is theirs and what is not. */
export interface Actor {
  name: "anonymous" | "former session" | "disabled account" | "sender" | "receiver" | "owner";
  /** What they would sign in with; not everybody can. */
  email: string;
  token: string | undefined;
  /** As a person who is signed in; null for those who are not. */
  is: "sender" | "receiver" | "owner" | null;
  device: Device | null;
  view: View;
}

/** Ids as one person sees them. */
export interface View {
  /** Their account, one that they talk with, and one they have nothing to do with. */
  self: string;
  counterpart: string;
  stranger: string;
  receiver: string;
  own: Talk;
  otherOwn: Talk;
  /** Of the same counterpart with somebody else. */
  near: Talk;
  foreign: Talk;
}

export interface Talk {
  id: string;
  /** The sender's, at position 1, and the receiver's, at position 2. */
  messages: Record<"sender" | "receiver", Message>;
  /** Went with the sender's. */
  files: Record<"picture" | "file", string>;
  /** Uploaded and not sent. */
  unsent: Record<"sender" | "receiver", string[]>;
}

type Known = Somebody & { device: Device };

export async function newWorld(url: string, dataDir: string): Promise<World> {
  const made = people(url);
  const known = async (somebody: Somebody): Promise<Known> => ({
    ...somebody,
    device: await connect(url, somebody.token),
  });
  const olga = await known(await made.owner("Olga"));
  const rita = await known(await made.receiver("Rita"));
  const rolf = await known(await made.receiver("Rolf"));
  const sam = await known(await made.sender("Sam"));
  const nora = await known(await made.sender("Nora"));
  const zoe = await known(await made.sender("Zoe"));

  const samRita = await talk(url, sam, rita);
  const noraRita = await talk(url, nora, rita);
  const foreign = await talk(url, nora, rolf);
  await talk(url, zoe, rolf);
  const samOlga = await talk(url, sam, olga);
  const samRolf = await talk(url, sam, rolf);
  const noraOlga = await talk(url, nora, olga);
  const common = { stranger: zoe.account.id, receiver: rolf.account.id, foreign };
  const between = (self: Known, counterpart: Known) => ({
    ...common,
    self: self.account.id,
    counterpart: counterpart.account.id,
  });
  const samsView: View = { ...between(sam, rita), own: samRita, otherOwn: samRolf, near: noraRita };
  const ritasView: View = { ...between(rita, sam), own: samRita, otherOwn: noraRita, near: samRolf };
  const olgasView: View = { ...between(olga, sam), own: samOlga, otherOwn: noraOlga, near: samRita };
  const former = await endedSignIn(url, sam);
  const gone = await disable(url, olga, await made.sender("Dora"));
  const nobody = { is: null, device: null, view: samsView, email: sam.email };
  const somebody = ({ token, email, device }: Known) => ({ token, email, device });
  return {
    url,
    dataDir,
    epoch: (await olga.device.ask("heads", { epoch: "", heads: {} })).epoch,
    owner: olga,
    endedSession: JSON.parse(Buffer.from(former.split(".")[1] ?? "", "base64url").toString()).sid,
    newPerson: () => made.sender(`Newcomer ${randomUUID()}`),
    actors: [
      { ...nobody, name: "anonymous", token: undefined },
      { ...nobody, name: "former session", token: former },
      { ...nobody, name: "disabled account", token: gone.token },
      { ...somebody(sam), name: "sender", is: "sender", view: samsView },
      { ...somebody(rita), name: "receiver", is: "receiver", view: ritasView },
      { ...somebody(olga), name: "owner", is: "owner", view: olgasView },
    ],
  };
}

async function endedSignIn(url: string, somebody: Somebody): Promise<string> {
  const token = await signIn(url, somebody);
  const headers = { authorization: `Bearer ${token}` };
  await fetch(`${url}/api/sessions/current`, { method: "DELETE", headers });
  return token;
}

/** Another sign-in of the same person. */
export async function signIn(url: string, { email }: Pick<Somebody, "email">): Promise<string> {
  return (await post<Somebody>(url, "/api/sessions", { email, password })).token;
}

async function talk(url: string, sender: Known, receiver: Known): Promise<Talk> {
  const receiverId = receiver.account.id;
  const { conversation } = await sender.device.ask("conversation:open", { key: randomUUID(), receiverId });
  const { id } = conversation;
  const files = {
    picture: (await upload({ url, token: sender.token, conversationId: id }, await picture())).id,
    file: await textFile(url, sender.token, id),
  };
  const messages = {
    sender: await say(sender.device, id, Object.values(files)),
    receiver: await say(receiver.device, id),
  };
  const unsent = {
    sender: [await textFile(url, sender.token, id)],
    receiver: [await textFile(url, receiver.token, id)],
  };
  return { id, messages, files, unsent };
}

/** The id of a file that its author may send. */
export async function textFile(url: string, token: string, conversationId: string): Promise<string> {
  return (await upload({ url, token, conversationId }, "something")).id;
}

export async function say(device: Device, conversationId: string, fileIds?: string[]): Promise<Message> {
  const wish = { conversationId, key: randomUUID(), text: "something", fileIds };
  return (await device.ask("message:send", wish)).message;
}
