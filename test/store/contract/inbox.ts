import { describe, expect, test } from "vitest";
import { type OpenStore, pair, useWorld, type World } from "./world.ts";

const hourMs = 3_600_000;

export function inboxContract(openStore: OpenStore): void {
  const world = useWorld(openStore);
  inboxOrder(world);
  headsOfInbox(world);
  describe("a page of history", () => historyPages(world));
}

function inboxOrder(world: () => World): void {
  test("the inbox has the newest activity first, for both sides", async () => {
    const { store, receiver, sender, open, say, later } = world();
    const desk = await receiver();
    const people = await Promise.all([sender(), sender(), sender()]);
    const opened = await Promise.all(people.map((person) => open(person, desk)));
    const [a, b, c] = opened.map(({ conversation }) => conversation.id);
    if (!a || !b || !c || !people[0]) throw new Error("Three conversations were opened.");
    await say(a, desk, "Hours later", { at: later() + 5 * hourMs });
    const inbox = await store.conversations(desk.id, { limit: 50 });
    expect(inbox.rows.map(({ id }) => id)).toEqual([a, c, b]);
    expect(inbox.more).toBe(false);
    expect((await store.conversations(people[0].id, { limit: 50 })).rows).toEqual([inbox.rows[0]]);
  });

  test("pages of the inbox join without a gap or a repeat, also where activity is equal", async () => {
    const { store, receiver, sender, open, say, later } = world();
    const desk = await receiver();
    const at = later() + hourMs;
    for (let i = 0; i < 12; i += 1) {
      const { conversation } = await open(await sender(), desk);
      // Six at the same moment, the others an hour apart.
      await say(conversation.id, desk, "Hello", { at: i < 6 ? at : at + (i % 3) * hourMs });
    }
    const whole = await store.conversations(desk.id, { limit: 50 });
    const times = whole.rows.map(({ activeAt }) => activeAt);
    expect(times).toEqual([...times].sort((a, b) => b - a));
    for (const limit of [1, 5, 6, 11, 12]) {
      expect(await idsPageByPage(world(), desk.id, limit)).toEqual(whole.rows.map(({ id }) => id));
    }
  });

  test("a full page says whether there is more", async () => {
    const { store, receiver, sender, open } = world();
    const desk = await receiver();
    for (let i = 0; i < 3; i += 1) await open(await sender(), desk);
    const more = async (limit: number) => (await store.conversations(desk.id, { limit })).more;
    expect([await more(2), await more(3), await more(4)]).toEqual([true, false, false]);
  });

  test("an inbox continues from one's own conversations only", async () => {
    const { store, sender } = world();
    const { id } = await pair(world());
    const stranger = await sender();
    await expect(store.conversations(stranger.id, { before: id, limit: 5 })).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await store.conversations(stranger.id, { limit: 5 })).toEqual({ rows: [], more: false });
    expect(await store.conversations("nobody", { limit: 5 })).toEqual({ rows: [], more: false });
  });

  test("a conversation is null for a stranger, as one that does not exist", async () => {
    const { store, sender } = world();
    const { id } = await pair(world());
    const stranger = await sender();
    expect(await store.conversation(id, stranger.id)).toBeNull();
    expect(await store.conversation("nothing", stranger.id)).toBeNull();
  });
}

function headsOfInbox(world: () => World): void {
  test("heads tell the versions of what was named and may be seen", async () => {
    const { store, say } = world();
    const mine = await pair(world());
    const theirs = await pair(world());
    await say(mine.id, mine.sender, "Hello");
    const named = [mine.id, theirs.id, "nothing"];
    expect(await store.heads(mine.sender.id, named, 0)).toEqual({ [mine.id]: 2 });
  });

  test("heads tell the most recently active ones without being asked", async () => {
    const { store, receiver, sender, open, say } = world();
    const desk = await receiver();
    const ids: string[] = [];
    for (let i = 0; i < 4; i += 1) ids.push((await open(await sender(), desk)).conversation.id);
    const [oldest = "", second = "", third = "", newest = ""] = ids;
    await say(second, desk, "Hello");
    expect(await store.heads(desk.id, [], 2)).toEqual({ [second]: 2, [newest]: 1 });
    expect(await store.heads(desk.id, [oldest, newest], 2)).toEqual({
      [oldest]: 1,
      [second]: 2,
      [newest]: 1,
    });
    expect(await store.heads(desk.id, [], 50)).toEqual({ [oldest]: 1, [second]: 2, [third]: 1, [newest]: 1 });
  });
}

function historyPages(world: () => World): void {
  test.each([0, 1, 199, 200, 201])("of 200 from %i messages is the newest, ascending", async (count) => {
    const { store, say } = world();
    const { sender, receiver, id } = await pair(world());
    await Promise.all(Array.from({ length: count }, (_, i) => say(id, sender, `Message ${i + 1}`)));
    const page = await store.messagesBefore(id, receiver.id, { limit: 200 });
    const first = Math.max(1, count - 199);
    expect(page.rows.map(({ seq }) => seq)).toEqual(
      Array.from({ length: Math.min(count, 200) }, (_, i) => first + i),
    );
    expect(page).toMatchObject({ more: count > 200, version: count + 1 });
  });

  test("before a position ends right before it", async () => {
    const { store, say } = world();
    const { sender, id } = await pair(world());
    for (let i = 1; i <= 6; i += 1) await say(id, sender, `Message ${i}`);
    const seqs = async (before: number, limit: number) => {
      const { rows, more } = await store.messagesBefore(id, sender.id, { before, limit });
      return [rows.map(({ seq }) => seq), more];
    };
    expect(await seqs(4, 2)).toEqual([[2, 3], true]);
    expect(await seqs(4, 3)).toEqual([[1, 2, 3], false]);
    expect(await seqs(1, 3)).toEqual([[], false]);
    expect(await seqs(0, 3)).toEqual([[], false]);
    expect(await seqs(100, 1)).toEqual([[6], true]);
  });

  test("is not found for a stranger", async () => {
    const { store, sender } = world();
    const { id } = await pair(world());
    await expect(store.messagesBefore(id, (await sender()).id, { limit: 5 })).rejects.toMatchObject({
      code: "not_found",
    });
  });
}

async function idsPageByPage({ store }: World, accountId: string, limit: number): Promise<string[]> {
  const ids: string[] = [];
  for (let more = true; more; ) {
    const page = await store.conversations(accountId, { before: ids.at(-1), limit });
    ids.push(...page.rows.map(({ id }) => id));
    more = page.more && ids.length < 1_000; // A cursor that stands still would go round for ever.
  }
  return ids;
}
