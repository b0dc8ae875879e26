import { expect, test } from "vitest";
import { usualPreferences } from "../../../src/shared/preferences.ts";
import { newAccount, type OpenStore, pair, useWorld } from "./world.ts";

export function profileContract(openStore: OpenStore): void {
  const world = useWorld(openStore);

  test("a new name stands wherever the person does, and is what they are found by", async () => {
    const { store } = world();
    const { sender, receiver, id } = await pair(world());
    const name = `Zoë ${crypto.randomUUID()}`;
    expect(await store.changeName(sender.id, name)).toMatchObject({ id: sender.id, name });
    expect(await store.account(sender.id)).toMatchObject({ name, email: sender.email });
    expect((await store.conversation(id, receiver.id))?.sender).toEqual({ id: sender.id, name });
    const { people } = await store.people({ search: name.toLowerCase(), after: null, limit: 5 });
    expect(people.map((person) => person.id)).toEqual([sender.id]);
  });

  test("preferences are the usual until they are changed, and a change keeps the others", async () => {
    const { store, later } = world();
    const { id } = await store.createAccount(newAccount("sender", later()), { kind: "sign-up" });
    expect(await store.preferences(id)).toEqual(usualPreferences);
    const changed = { ...usualPreferences, enter: "breaks", readMarks: false };
    expect(await store.changePreferences(id, { enter: "breaks", readMarks: false })).toEqual(changed);
    expect(await store.changePreferences(id, {})).toEqual(changed);
    expect(await store.preferences(id)).toEqual(changed);
  });

  test("a picture is everybody's who may know of its person, until it is taken away", async () => {
    const { store, sender: newSender } = world();
    const { sender, receiver, id } = await pair(world());
    const stranger = await newSender();
    const bytes = Buffer.from("a picture");
    expect(await store.portrait(sender.id, receiver.id)).toBeNull();
    const named = await store.setPortrait(sender.id, { id: "one", bytes });
    expect(named).toMatchObject({ id: sender.id, picture: "one" });
    for (const viewer of [sender, receiver])
      expect(await store.portrait(viewer.id, sender.id)).toEqual(bytes);
    expect(await store.portrait(stranger.id, sender.id)).toBeUndefined();
    expect(await store.portrait(sender.id, "nobody")).toBeUndefined();
    expect((await store.conversation(id, receiver.id))?.sender).toMatchObject({ picture: "one" });
    expect((await store.knownAccounts(receiver.id, [sender.id]))[0]).toMatchObject({ picture: "one" });
    await store.setPortrait(receiver.id, { id: "two", bytes });
    expect((await store.receivers()).find((one) => one.id === receiver.id)).toMatchObject({ picture: "two" });
    expect(await store.portrait(stranger.id, receiver.id)).toEqual(bytes);
    expect(await store.setPortrait(sender.id, null)).not.toHaveProperty("picture");
    expect(await store.portrait(receiver.id, sender.id)).toBeNull();
    await store.deleteAccount({ accountId: receiver.id, checkedHash: null, at: world().later() });
    expect(await store.portrait(sender.id, receiver.id)).toBeUndefined();
    expect((await store.conversation(id, sender.id))?.receiver).not.toHaveProperty("picture");
  });

  test("nobody's name and preferences cannot be changed", async () => {
    const { store } = world();
    await expect(store.changeName("nobody", "Nobody")).rejects.toMatchObject({ code: "not_found" });
    await expect(store.changePreferences("nobody", {})).rejects.toMatchObject({ code: "not_found" });
  });
}
