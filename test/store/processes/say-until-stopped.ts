import { writeSync } from "node:fs";
import { toWireError } from "../../../src/shared/errors.ts";
import { openStore } from "../../../src/store/open-store.ts";

/**
 * A program of its own, to be killed: it talks without end into the folder that it is given, and says on
 * standard output which messages were acknowledged, what was refused, and whether the store gave up.
 */

const [dataDir = ""] = process.argv.slice(2);
const id = () => crypto.randomUUID();

try {
  const store = await openStore({ dataDir, onFatal: (error) => tell(`fatal ${error.message}`) });
  const person = { name: "Ann", passwordHash: "hash", at: 1 };
  const desk = { ...person, id: id(), email: `${id()}@example.org`, role: "receiver" as const };
  const ann = { ...person, id: id(), email: `${id()}@example.org`, role: "sender" as const };
  await store.createAccount(desk, { kind: "setup" });
  await store.createAccount(ann, { kind: "sign-up" });
  const asked = { key: id(), senderId: ann.id, receiverId: desk.id, text: null, html: null, at: 2 };
  const { conversation } = await store.openConversation(asked);
  tell(`conversation ${conversation.id} ${ann.id}`);

  const talk = async () => {
    for (let i = 0; ; i += 1) {
      const words = { text: `Message ${i} ${"and more ".repeat(20)}`, html: null, replyTo: null, at: 3 };
      const said = { conversationId: conversation.id, authorId: ann.id, key: id(), ...words };
      const { message } = await store.appendMessage(said);
      tell(`ack ${message.seq} ${message.key}`);
    }
  };
  await Promise.all(Array.from({ length: 20 }, talk));
} catch (error) {
  const { code, message } = toWireError(error);
  tell(`refused ${code} ${message}`);
  process.exit(1);
}

/** Said before anything else happens: a kill may come next. */
function tell(line: string): void {
  for (let rest = Buffer.from(`${line}\n`); rest.length > 0; ) rest = rest.subarray(written(rest));
}

/** None at all while whoever listens is behind: what leads to them is full then. */
function written(bytes: Buffer): number {
  try {
    return writeSync(1, bytes);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EAGAIN") return 0;
    throw error;
  }
}
