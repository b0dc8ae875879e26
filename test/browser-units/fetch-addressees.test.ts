import { expect, test } from "vitest";
import { fetchAddressees } from "../../src/browser/outbox/fetch-addressees.ts";
import type { OutboxItem } from "../../src/shared/state/state.ts";
import { pageScene } from "./page-scene.ts";

test("a conversation that is not in the list is fetched for what was not sent to it, on every line", () => {
  const { chat } = pageScene("offline");
  const asked: string[] = [];
  const fetch = async (id: string) => void asked.push(id);
  chat.dispatch({ type: "outbox:fetched", items: [refused("1", "with-anna"), refused("2", "of last year")] });
  fetchAddressees(chat, fetch);
  expect(asked).toEqual([]);
  chat.dispatch({ type: "connection:changed", connection: "online" });
  expect(asked).toEqual(["of last year"]);
  chat.dispatch({ type: "outbox:added", item: refused("3", "of the year before") });
  expect(asked.slice(1)).toEqual(["of last year", "of the year before"]);
});

function refused(key: string, conversationId: string): OutboxItem {
  const error = { code: "internal", message: "Something went wrong on our side." } as const;
  return { key, to: { conversationId }, text: "yes", replyTo: null, at: 1, status: "failed", error };
}
