import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import type { Session } from "../../../src/accounts/ports.ts";
import type { AppendedMessage, AppendMessage, OpenedConversation } from "../../../src/chat/store-requests.ts";
import type { OwnAccount } from "../../../src/shared/model.ts";
import type { Store } from "../../../src/store/port.ts";

/** Opens the store that is kept in a folder: the same folder, the same data. */
export type OpenStore = (dir: string) => Promise<Store>;

/** A store with an owner, and short ways to put people and words into it. Every test brings its own people. */
export interface World {
  store: Store;
  /** A moment that has not been yet. */
  later(): number;
  sender(): Promise<OwnAccount>;
  receiver(): Promise<OwnAccount>;
  open(sender: OwnAccount, receiver: OwnAccount, text?: string, key?: string): Promise<OpenedConversation>;
  say(
    conversationId: string,
    author: OwnAccount,
    text: string,
    more?: Partial<AppendMessage>,
  ): Promise<AppendedMessage>;
}

/** One world for the tests of a file. */
export function useWorld(openStore: OpenStore): () => World {
  let dir = "";
  let world: World | undefined;
  beforeAll(async () => {
    dir = await newFolder();
    world = await newWorld(await openStore(dir));
  });
  afterAll(async () => {
    await world?.store.close();
    await rm(dir, { recursive: true });
  });
  return () => {
    if (!world) throw new Error("The store is not open yet.");
    return world;
  };
}

export function newFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), "parley-store-"));
}

/** Makes the owner where there is none, so that others can join. */
export async function newWorld(store: Store): Promise<World> {
  let now = 1_750_000_000_000;
  const later = () => {
    now += 1;
    return now;
  };
  if (!(await store.hasAccounts())) {
    await store.createAccount(newAccount("receiver", later()), { kind: "setup" });
  }
  const [owner] = await store.receivers();
  if (!owner) throw new Error("The store has no owner.");
  return { store, later, ...people(store, later, owner.id), ...words(store, later) };
}

export function newAccount(role: "sender" | "receiver", at: number) {
  const id = crypto.randomUUID();
  return { id, name: `Person ${id.slice(0, 4)}`, email: `${id}@example.org`, passwordHash: "hash", role, at };
}

/** A sign-in of that moment, for a week. */
export function newSession(of: OwnAccount, at: number, id: string = crypto.randomUUID()): Session {
  const device = { userAgent: "Firefox", address: "192.0.2.7" };
  return { id, accountId: of.id, createdAt: at, expiresAt: at + weekMs, lastUsedAt: at, ...device };
}

const weekMs = 7 * 24 * 60 * 60 * 1000;

function people(store: Store, later: () => number, ownerId: string) {
  const sender = () => store.createAccount(newAccount("sender", later()), { kind: "sign-up" });
  const receiver = async () => {
    const hash = crypto.randomUUID();
    await store.createInvitation({ hash, createdBy: ownerId, expiresAt: later() + 60_000 });
    return store.createAccount(newAccount("receiver", later()), { kind: "invitation", hash });
  };
  return { sender, receiver };
}

function words(store: Store, later: () => number): Pick<World, "open" | "say"> {
  return {
    open: (sender, receiver, text, key = crypto.randomUUID()) =>
      store.openConversation({
        key,
        senderId: sender.id,
        receiverId: receiver.id,
        text: text ?? null,
        html: null,
        at: later(),
      }),
    say: (conversationId, author, text, more = {}) =>
      store.appendMessage({
        conversationId,
        authorId: author.id,
        key: crypto.randomUUID(),
        text,
        html: null,
        replyTo: null,
        at: later(),
        ...more,
      }),
  };
}

/** A pair with an empty conversation. */
export async function pair(world: World) {
  const [sender, receiver] = await Promise.all([world.sender(), world.receiver()]);
  const { conversation } = await world.open(sender, receiver);
  return { sender, receiver, conversation, id: conversation.id };
}
