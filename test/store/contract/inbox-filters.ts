import { expect, test } from "vitest";
import { inboxFilters } from "../../../src/shared/inbox-filter.ts";
import type { OwnAccount } from "../../../src/shared/model.ts";
import { nameMatcher } from "../../../src/shared/name-matcher.ts";
import { apply } from "../../../src/shared/state/apply.ts";
import { inboxCount, listedThreads } from "../../../src/shared/state/filtering.ts";
import { emptyState } from "../../../src/shared/state/state.ts";
import { type OpenStore, useWorld, type World } from "./world.ts";

export function inboxFiltersContract(openStore: OpenStore): void {
  const world = useWorld(openStore);

  test("each filter lists what it says, to both sides, in the order of the inbox", async () => {
    const { desk, talks } = await everyKind(world());
    expect(await listed(world(), desk, "unread")).toEqual(idsOf(talks, "answered again", "asked"));
    expect(await listed(world(), desk, "waiting")).toEqual(
      idsOf(talks, "answered again", "asked and read", "asked"),
    );
    expect(await listed(world(), desk, "closed")).toEqual(idsOf(talks, "closed"));
    expect(await listed(world(), desk, "all")).toHaveLength(Object.keys(talks).length);
    const { sender, id } = talkNamed(talks, "answered");
    expect(await listed(world(), sender, "waiting")).toEqual([id]);
    expect(await listed(world(), sender, "unread")).toEqual([id]);
    expect(await listed(world(), sender, "closed")).toEqual([]);
  });

  test("the counts are of the same conversations, and 0 for nobody", async () => {
    const { store } = world();
    const { desk, talks } = await everyKind(world());
    const all = Object.keys(talks).length;
    expect(await store.inboxCounts(desk.id)).toEqual({ all, unread: 2, waiting: 3, closed: 1 });
    expect(await store.inboxCounts("nobody")).toEqual({ all: 0, unread: 0, waiting: 0, closed: 0 });
  });

  test("the store and the page mean the same by each filter", async () => {
    const { store } = world();
    const { desk, talks } = await everyKind(world());
    for (const me of [desk, ...Object.values(talks).map(({ sender }) => sender)]) {
      const page = { ...(await store.conversations(me.id, { limit: 50 })), epoch: store.epoch };
      const counts = await store.inboxCounts(me.id);
      const fetched = { type: "inbox:fetched", page: { ...page, conversations: page.rows, counts } } as const;
      const state = apply(emptyState(me, store.epoch), fetched);
      for (const filter of inboxFilters) {
        const filtered = apply(state, { type: "filter:chosen", filter });
        const ids = listedThreads(filtered).map(({ conversation }) => conversation.id);
        expect(ids).toEqual(await listed(world(), me, filter));
        expect(inboxCount(filtered, filter)).toBe(ids.length);
      }
    }
  });

  test("pages of a filter join without a gap or a repeat", async () => {
    const { store, sender, receiver, open, say } = world();
    const desk = await receiver();
    for (let n = 0; n < 9; n += 1) {
      const { conversation } = await open(await sender(), desk, "Hello");
      if (n % 3 === 0) await say(conversation.id, desk, "Hello yourself");
    }
    const whole = await listed(world(), desk, "waiting");
    const found: string[] = [];
    let more = true;
    while (more) {
      const before = found.at(-1);
      const page = await store.conversations(desk.id, {
        limit: 2,
        filter: "waiting",
        ...(before && { before }),
      });
      found.push(...page.rows.map(({ id }) => id));
      more = page.more;
    }
    expect(whole).toHaveLength(6);
    expect(found).toEqual(whole);
  });

  test("a name finds one's own conversations alone, the newest activity first, and says if there are more", async () => {
    const { store, sender, receiver, open } = world();
    const [desk, other] = [await receiver(), await receiver()];
    const people = await Promise.all([sender(), sender(), sender()]);
    const ids: string[] = [];
    for (const person of people) ids.push((await open(person, desk)).conversation.id);
    await open(people[0] as OwnAccount, other); // Three were made.
    const anybody = nameMatcher("pers");
    const found = await store.conversationsNamed(desk.id, anybody, 10);
    expect(found.rows.map(({ id }) => id)).toEqual(ids.toReversed());
    expect(found.more).toBe(false);
    expect((await store.conversationsNamed(desk.id, anybody, 2)).more).toBe(true);
    const [one] = (await store.conversationsNamed(desk.id, nameMatcher(people[1]?.name ?? ""), 10)).rows;
    expect(one?.id).toBe(ids[1]);
    expect((await store.conversationsNamed("nobody", anybody, 10)).rows).toEqual([]);
    expect((await store.conversationsNamed(desk.id, nameMatcher("nobody of that name"), 10)).rows).toEqual(
      [],
    );
  });
}

type Talks = Record<string, { sender: OwnAccount; id: string }>;

/** A desk with a conversation of each kind, each somewhat more recently active than the one before. */
async function everyKind(world: World): Promise<{ desk: OwnAccount; talks: Talks }> {
  const { store, receiver, sender, open, say, later } = world;
  const desk = await receiver();
  const talks: Talks = {};
  const begin = async (name: string, text?: string) => {
    const person = await sender();
    const { conversation } = await open(person, desk, text);
    talks[name] = { sender: person, id: conversation.id };
    return conversation.id;
  };
  const read = (conversationId: string, readSeq: number) =>
    store.advanceReceipt({ conversationId, accountId: desk.id, deliveredSeq: readSeq, readSeq });
  const turn = (conversationId: string, closes: boolean) =>
    store.setClosed({ conversationId, accountId: desk.id, closes, at: later() });
  await begin("empty");
  await begin("asked", "Hello?");
  await read(await begin("asked and read", "Hello?"), 1);
  const answered = await begin("answered", "Hello?");
  await read(answered, 1);
  await say(answered, desk, "Hello");
  const closed = await begin("closed", "Thank you");
  await read(closed, 1);
  await turn(closed, true);
  const reopened = await begin("closed and opened again by the desk", "Thank you");
  await read(reopened, 1);
  await turn(reopened, true);
  await turn(reopened, false);
  const again = await begin("answered again", "Hello?");
  await read(again, 1);
  await turn(again, true);
  await say(again, talkNamed(talks, "answered again").sender, "One more thing");
  return { desk, talks };
}

function talkNamed(talks: Talks, name: string) {
  const talk = talks[name];
  if (!talk) throw new Error(`There is no talk "${name}".`);
  return talk;
}

function idsOf(talks: Talks, ...names: string[]): string[] {
  return names.map((name) => talkNamed(talks, name).id);
}

async function listed({ store }: World, { id }: OwnAccount, filter: (typeof inboxFilters)[number]) {
  return (await store.conversations(id, { limit: 50, filter })).rows.map((row) => row.id);
}
