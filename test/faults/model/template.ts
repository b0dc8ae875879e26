import { randomUUID } from "node:crypto";
import { setImmediate as breath } from "node:timers/promises";
import { type Somebody, startApp } from "../../app.ts";
import { connect } from "../../device.ts";

/** A data folder to copy: everybody has signed up, and Sam and Rita have begun to talk. Nora has not. */
export interface Template {
  folder: string;
  people: { sam: Somebody; rita: Somebody; nora: Somebody };
  /** The moment at which the story goes on. */
  startsAt: number;
}

const madeAt = Date.UTC(2026, 2, 14, 9);

export async function makeTemplate(): Promise<Template> {
  const app = await startApp({ options: { clock: () => madeAt } });
  const people = {
    rita: await app.owner("Rita"),
    sam: await app.sender("Sam"),
    nora: await app.sender("Nora"),
  };
  const sam = await connect(app.url, people.sam.token);
  const { conversation } = await sam.ask("conversation:open", {
    key: randomUUID(),
    receiverId: people.rita.account.id,
    text: "Good morning",
  });
  await sam.ask("message:send", {
    conversationId: conversation.id,
    key: randomUUID(),
    text: "Are you there",
  });
  sam.close();
  await breath();
  await app.close();
  return { folder: app.dataDir, people, startsAt: madeAt + 3_600_000 };
}
