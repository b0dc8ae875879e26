import { randomUUID } from "node:crypto";
import { openStore } from "../../src/store/open-store.ts";
import type { Program } from "./fixtures.ts";

/** So many more people write to the owner while the program is stopped, through the store. */
export async function manyMoreWrite(program: Program, count: number): Promise<void> {
  await program.stop();
  const store = await openStore({
    dataDir: program.dataDir,
    onFatal: (error) => {
      throw error;
    },
  });
  const [owner] = await store.receivers();
  if (!owner) throw new Error("There is no owner.");
  for (let n = 1; n <= count; n += 1) {
    const at = Date.now();
    const account = { id: randomUUID(), name: `Sender ${n}`, email: `sender.${n}@people.example` };
    await store.createAccount({ ...account, passwordHash: "none", role: "sender", at }, { kind: "sign-up" });
    const opening = { key: randomUUID(), senderId: account.id, receiverId: owner.id, text: "Hello" };
    await store.openConversation({ ...opening, html: null, at });
  }
  await store.close();
  await program.startAgain();
}
