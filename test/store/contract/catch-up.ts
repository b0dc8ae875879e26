import fc from "fast-check";
import { expect, test } from "vitest";
import type { Message, OwnAccount } from "../../../src/shared/model.ts";
import { type OpenStore, pair, useWorld, type World } from "./world.ts";

export function catchUpContract(openStore: OpenStore): void {
  const world = useWorld(openStore);

  test("whoever knows everything is told nothing", async () => {
    const { store, say } = world();
    const { sender, receiver, id } = await pair(world());
    await say(id, sender, "Hello");
    expect(await store.changesSince(id, receiver.id, { version: 2, limit: 200 })).toEqual({
      conversation: await store.conversation(id, receiver.id),
      messages: [],
      version: 2,
      more: false,
    });
  });

  test("whoever was away is told new, edited and deleted messages in the order of their versions", async () => {
    const { store, say, later } = world();
    const { sender, receiver, id } = await pair(world());
    const [one, two] = [(await say(id, sender, "One")).message, (await say(id, sender, "Two")).message];
    const where = { conversationId: id, accountId: sender.id };
    const edited = await store.editMessage({
      ...where,
      messageId: one.id,
      text: "1",
      html: null,
      at: later(),
    });
    const three = (await say(id, receiver, "Three")).message;
    const deleted = await store.deleteMessage({ ...where, messageId: two.id, at: later() });
    const page = await store.changesSince(id, receiver.id, { version: 3, limit: 200 });
    expect(page.messages).toEqual([edited.message, three, deleted.message]);
    expect(page).toMatchObject({ version: 6, more: false });
  });

  test.each([199, 200, 201])("a page of 200 versions from %i joins the next", async (count) => {
    const { store, say } = world();
    const { sender, id } = await pair(world());
    const sent = await Promise.all(Array.from({ length: count }, (_, i) => say(id, sender, `Message ${i}`)));
    const first = await store.changesSince(id, sender.id, { version: 1, limit: 200 });
    expect(first).toMatchObject({ version: Math.min(count, 200) + 1, more: count > 200 });
    const rest = await store.changesSince(id, sender.id, { version: first.version, limit: 200 });
    expect([...first.messages, ...rest.messages]).toEqual(sent.map(({ message }) => message));
    expect(rest.more).toBe(false);
  });

  test("a version from before the start or ahead of the head does no harm", async () => {
    const { store, say } = world();
    const { sender, id } = await pair(world());
    const { message } = await say(id, sender, "Hello");
    const since = (version: number) => store.changesSince(id, sender.id, { version, limit: 200 });
    expect(await since(-5)).toMatchObject({ messages: [message], version: 2, more: false });
    expect(await since(99)).toMatchObject({ messages: [], version: 2, more: false });
  });

  test("is not found for a stranger", async () => {
    const { store, sender } = world();
    const { id } = await pair(world());
    await expect(store.changesSince(id, (await sender()).id, { version: 0, limit: 5 })).rejects.toMatchObject(
      { code: "not_found" },
    );
  });

  test("after any history and from any version, pages of any size bring what a full reading finds", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 30 }),
        fc.integer({ min: 1, max: 7 }),
        async (steps, limit) => {
          const { sender, receiver, id } = await pair(world());
          const now = await act(world(), id, sender, steps);
          for (let version = 0; version <= steps.length + 1; version += 1) {
            const expected = now
              .filter((message) => message.version > version)
              .sort((a, b) => a.version - b.version);
            expect(await readPages(world(), id, receiver, version, limit)).toEqual(expected);
          }
        },
      ),
      { numRuns: 40 },
    );
  });
}

const step = fc.record({
  act: fc.constantFrom("say" as const, "say" as const, "edit" as const, "delete" as const),
  which: fc.nat(),
});

/** Does the steps, and answers every message as it ended up: the naive model, kept beside the store. */
async function act(
  { store, say, later }: World,
  id: string,
  author: OwnAccount,
  steps: { act: "say" | "edit" | "delete"; which: number }[],
): Promise<Message[]> {
  const now: Message[] = [];
  for (const [i, { act: verb, which }] of steps.entries()) {
    const place = now.length === 0 ? 0 : which % now.length;
    const target = now[place];
    const where = { conversationId: id, messageId: target?.id ?? "", accountId: author.id, at: later() };
    if (verb === "say" || !target) {
      now.push((await say(id, author, `Text ${i}`)).message);
    } else if (verb === "edit" && target.deletedAt === null) {
      now[place] = (await store.editMessage({ ...where, text: `Text ${i}`, html: null })).message;
    } else {
      now[place] = (await store.deleteMessage(where)).message;
    }
  }
  return now;
}

/** Everything after a version, page by page. In a quiet conversation that is each message once. */
async function readPages(
  { store }: World,
  id: string,
  account: OwnAccount,
  from: number,
  limit: number,
): Promise<Message[]> {
  const messages: Message[] = [];
  let version = from;
  for (let more = true; more; ) {
    const page = await store.changesSince(id, account.id, { version, limit });
    expect(page.version - version).toBeLessThanOrEqual(limit);
    messages.push(...page.messages);
    more = page.more && page.version > version; // A cursor that stands still would go round for ever.
    version = page.version;
  }
  return messages;
}
