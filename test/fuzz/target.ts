import { randomUUID } from "node:crypto";
import { readdirSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import type { SignedIn } from "../../src/shared/protocol.ts";
import { password, post, setupToken, temporaryFolder } from "../app.ts";
import { connect, type Device } from "../device.ts";
import { startWatchedProgram, type WatchedProgram } from "../program/watched-program.ts";
import { exchange, requestBytes } from "./exchange.ts";

/** The built program under attack, the accounts that the attackers use, and two people who only want to talk. */
export interface Target extends Pick<WatchedProgram, "complaints" | "inside"> {
  url: string;
  port: number;
  /** Signed in as each; a token that an attack ended is replaced by `renew`. */
  attackers: Record<Role, Attacker>;
  /** A real conversation of the attackers, and a message in it. */
  conversationId: string;
  messageId: string;
  /** An account that is there to be disabled. */
  victimId: string;
  bystanders: Bystanders;
  /** How many files and sockets it holds. */
  descriptors(): number;
  hasExited(): boolean;
}

export type Role = "sender" | "receiver" | "owner";

export interface Attacker {
  accountId: string;
  email: string;
  token: string;
}

interface Bystanders {
  /** One says something and the other hears it. Milliseconds that it took; rejects when it did not arrive. */
  talk(): Promise<number>;
}

/** Starts the program (or a broken build of it) with these settings and fills it with people. */
export async function startTarget(settings: Record<string, string> = {}, main?: string): Promise<Target> {
  const { child, url, complaints, inside } = await startWatchedProgram(
    await temporaryFolder(),
    settings,
    main,
  );
  const port = Number(new URL(url).port);

  const owner = await signUp(url, "olga", { role: "receiver", setupToken });
  const invited = async (name: string) => {
    const { invitation } = await post<{ invitation: string }>(url, "/api/invitations", {}, owner.token);
    return signUp(url, name, { role: "receiver", invitation });
  };
  const [receiver, rita] = [await invited("mallory"), await invited("rita")];
  const [sender, sam] = [
    await signUp(url, "oscar", { role: "sender" }),
    await signUp(url, "sam", { role: "sender" }),
  ];
  const victim = await signUp(url, "victor", { role: "sender" });
  const opener = await connect(url, sender.token);
  const wish = { key: randomUUID(), receiverId: receiver.accountId, text: "the first" };
  const { conversation, message } = await opener.ask("conversation:open", wish);
  opener.close();

  return {
    url,
    port,
    attackers: { sender, receiver, owner },
    conversationId: conversation.id,
    messageId: message?.id ?? "",
    victimId: victim.accountId,
    bystanders: await pairUp(await connect(url, sam.token), await connect(url, rita.token), rita.accountId),
    complaints,
    inside,
    descriptors: () => descriptorsOf(child.pid),
    hasExited: () => child.exitCode !== null || child.signalCode !== null,
  };
}

/** A new session for an account, where an attack signed the last one out. With limits on that may be refused. */
export async function renew({ port, attackers }: Target, role: Role): Promise<void> {
  const attacker = attackers[role];
  const body = JSON.stringify({ email: attacker.email, password });
  const sent = requestBytes("POST", "/api/sessions", { "content-type": "application/json" }, body);
  const { text } = await exchange(port, sent);
  attacker.token = /"token":"([^"]+)"/.exec(text)?.[1] ?? attacker.token;
}

async function signUp(url: string, name: string, more: object): Promise<Attacker> {
  const wish = { name, email: `${name}@people.example`, password, ...more };
  const { account, token } = await post<SignedIn>(url, "/api/accounts", wish);
  return { accountId: account.id, email: account.email, token };
}

async function pairUp(sam: Device, rita: Device, receiverId: string): Promise<Bystanders> {
  const { conversation } = await sam.ask("conversation:open", { key: randomUUID(), receiverId });
  return {
    async talk() {
      const startedAt = performance.now();
      const text = `Are you there? ${randomUUID()}`;
      const heard = rita.hears("message:created", ({ message }) => message.text === text);
      await sam.ask("message:send", { conversationId: conversation.id, key: randomUUID(), text });
      await heard;
      rita.heard.length = 0;
      sam.heard.length = 0;
      return performance.now() - startedAt;
    },
  };
}

function descriptorsOf(pid: number | undefined): number {
  const folder = `/proc/${pid}/fd`;
  // NOTE only what is open to the outside: the database opens and closes files of its own as it pleases.
  return readdirSync(folder).filter((fd) => {
    try {
      return readlinkSync(join(folder, fd)).startsWith("socket:");
    } catch {
      return false; // Closed while we looked.
    }
  }).length;
}
