import { expect, test } from "vitest";
import { usualPreferences } from "../../../src/shared/preferences.ts";
import type { OpenStore } from "../contract.ts";
import { newAccount, pair, useWorld } from "./world.ts";

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

  test("nobody's name and preferences cannot be changed", async () => {
    const { store } = world();
    await expect(store.changeName("nobody", "Nobody")).rejects.toMatchObject({ code: "not_found" });
    await expect(store.changePreferences("nobody", {})).rejects.toMatchObject({ code: "not_found" });
  });
}
