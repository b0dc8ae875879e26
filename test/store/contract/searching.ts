import { expect, test } from "vitest";
import type { SearchQuestion } from "../../../src/chat/store-requests.ts";
import { wordsIn } from "../../../src/shared/words-in.ts";
import { type OpenStore, pair, useWorld, type World } from "./world.ts";

export function searchContract(openStore: OpenStore): void {
  const world = useWorld(openStore);
  finding(world);
  narrowing(world);

  test("a message that was edited is found by its new words alone, one that was deleted by none", async () => {
    const { store, say, later } = world();
    const { sender, id } = await pair(world());
    const edited = await say(id, sender, "The otter swims");
    const deleted = await say(id, sender, "The badger digs");
    await soon(world(), sender.id, "otter", ["The otter swims"]);
    await soon(world(), sender.id, "badger", ["The badger digs"]);
    const where = (messageId: string) => ({
      conversationId: id,
      messageId,
      accountId: sender.id,
      at: later(),
    });
    await store.editMessage({ ...where(edited.message.id), text: "The beaver swims", html: null });
    await store.deleteMessage(where(deleted.message.id));
    expect(await texts(world(), sender.id, "otter")).toEqual([]);
    expect(await texts(world(), sender.id, "badger")).toEqual([]);
    expect(await texts(world(), sender.id, "beaver")).toEqual(["The beaver swims"]);
  });

  test("what was taken back before it could be found is never found", async () => {
    const { store, say, later } = world();
    const { sender, id } = await pair(world());
    const { message } = await say(id, sender, "The ferret hides");
    await store.deleteMessage({
      conversationId: id,
      messageId: message.id,
      accountId: sender.id,
      at: later(),
    });
    await say(id, sender, "The stoat shows itself");
    await soon(world(), sender.id, "stoat", ["The stoat shows itself"]);
    expect(await texts(world(), sender.id, "ferret")).toEqual([]);
  });
}

function finding(world: () => World): void {
  test("words are found in any order, whole, the last one also by its beginning, newest first", async () => {
    const { say } = world();
    const { sender, receiver, id } = await pair(world());
    await say(id, sender, "The parcel for Ms Lind is late");
    await say(id, receiver, "Parcels are late in winter");
    await soon(world(), receiver.id, "late parcel", [
      "Parcels are late in winter",
      "The parcel for Ms Lind is late",
    ]);
    expect(await texts(world(), sender.id, "parcel late")).toEqual(["The parcel for Ms Lind is late"]);
    expect(await texts(world(), sender.id, "arcel")).toEqual([]);
  });

  test.each([
    ["Crème brûlée at the café", "creme BRULEE"],
    ["Die Straße ist gesperrt", "strasse"],
    ["كَتَبَ مُحَمَّدٌ رسالةً", "محمد"],
    ["إلى المدرسة", "الى المدرسه"],
    ["明日、東京タワーに行きます", "東京"],
    ["ｶﾞｲﾄﾞを見る", "ガイド"],
    ["안녕하세요 여러분", "안녕"],
  ])("%s is found by %s", async (text, wanted) => {
    const { sender, id } = await pair(world());
    await world().say(id, sender, text);
    await soon(world(), sender.id, wanted, [text]);
  });

  test("words in a row are found in a row alone", async () => {
    const { sender, id } = await pair(world());
    await world().say(id, sender, "blue house");
    await world().say(id, sender, "house, blue");
    await soon(world(), sender.id, "house blue", ["house, blue", "blue house"]);
    const terms = [{ words: ["blue", "house"], isPrefix: false }];
    const { rows } = await world().store.searchMessages(sender.id, { terms, limit: 5 });
    expect(rows.map(({ message }) => message.text)).toEqual(["blue house"]);
  });

  test("nobody finds what others said to each other, or what the conversation's lines say", async () => {
    const { sender, receiver, id } = await pair(world());
    const stranger = await pair(world());
    await world().say(id, sender, "unmistakable");
    await world().store.setClosed({
      conversationId: id,
      accountId: receiver.id,
      closes: true,
      at: world().later(),
    });
    await soon(world(), receiver.id, "unmistakable", ["unmistakable"]);
    expect(await texts(world(), stranger.sender.id, "unmistakable")).toEqual([]);
    expect(await texts(world(), stranger.receiver.id, "unmistakable", { withId: sender.id })).toEqual([]);
    expect(await texts(world(), "nobody", "unmistakable")).toEqual([]);
    expect(await texts(world(), receiver.id, "closed")).toEqual([]);
  });
}

function narrowing(world: () => World): void {
  test("a search is narrowed by the other side, the author, the time and links", async () => {
    const { sender, receiver, open, say } = world();
    const [desk, sam, mia] = [await receiver(), await sender(), await sender()];
    const first = (await open(sam, desk)).conversation.id;
    const second = (await open(mia, desk)).conversation.id;
    const one = await say(first, sam, "badge one");
    const two = await say(first, desk, "badge two https://example.org");
    const three = await say(second, mia, "badge three");
    const at = two.message.at;
    const find = (more: Partial<SearchQuestion>) => texts(world(), desk.id, "badge", more);
    await soon(
      world(),
      desk.id,
      "badge",
      [three, two, one].map(({ message }) => message.text),
    );
    expect(await find({ withId: sam.id })).toEqual([two.message.text, one.message.text]);
    expect(await find({ fromId: desk.id })).toEqual([two.message.text]);
    expect(await find({ withId: mia.id, fromId: sam.id })).toEqual([]);
    expect(await find({ fromId: "nobody" })).toEqual([]);
    expect(await find({ hasLink: true })).toEqual([two.message.text]);
    expect(await find({ after: at, before: at + 1 })).toEqual([two.message.text]);
    expect(await find({ before: at })).toEqual([one.message.text]);
    const { rows } = await world().store.searchMessages(desk.id, { terms: [], fromId: mia.id, limit: 5 });
    expect(rows[0]).toMatchObject({
      message: three.message,
      sender: { id: mia.id },
      receiver: { id: desk.id },
    });
  });

  test("pages join without a gap or a repeat, from messages that one may see alone", async () => {
    const { sender, id } = await pair(world());
    const stranger = await world().sender();
    const said = Array.from({ length: 7 }, (_, n) => `counted ${n + 1}`);
    for (const text of said) await world().say(id, sender, text);
    await soon(world(), sender.id, "counted", said.toReversed());
    const found: string[] = [];
    let cursor: string | undefined;
    for (let more = true; more; ) {
      const page = await world().store.searchMessages(sender.id, {
        ...question("counted"),
        cursor,
        limit: 3,
      });
      found.push(...page.rows.map(({ message }) => message.text));
      cursor = page.rows.at(-1)?.message.id;
      more = page.more && found.length < 20; // A cursor that stands still would go round for ever.
    }
    expect(found).toEqual(said.toReversed());
    const asked = world().store.searchMessages(stranger.id, { ...question("counted"), cursor });
    await expect(asked).rejects.toMatchObject({ code: "not_found" });
  });
}

function question(words: string): SearchQuestion {
  const all = wordsIn(words).map(({ word }) => word);
  const terms = all.map((word, at) => ({ words: [word], isPrefix: at === all.length - 1 }));
  return { terms, limit: 20 };
}

async function texts({ store }: World, accountId: string, words: string, more: Partial<SearchQuestion> = {}) {
  const { rows } = await store.searchMessages(accountId, { ...question(words), ...more });
  return rows.map(({ message }) => message.text);
}

function soon(world: World, accountId: string, words: string, found: string[]): Promise<void> {
  return expect.poll(() => texts(world, accountId, words), { timeout: 5_000 }).toEqual(found);
}
