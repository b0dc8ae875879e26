import { expect, test } from "vitest";
import { fetchAddressees } from "../../src/browser/outbox/fetch-addressees.ts";
import type { OutboxItem } from "../../src/shared/state/state.ts";
import { pageScene } from "./page-scene.ts";

test("what was not sent to a conversation has it fetched, if it is not here as far as that needs, once on every line", () => {
  const { chat } = pageScene("offline");
  const asked: string[] = [];
  const fetch = async (id: string) => void asked.push(id);
  chat.dispatch({
    type: "outbox:fetched",
    items: [waiting("1", "with-ben"), refused("2", "with-anna"), refused("3", "of last year")],
  });
  fetchAddressees(chat, fetch);
  expect(asked).toEqual([]);
  chat.dispatch({ type: "connection:changed", connection: "online" });
  expect(asked).toEqual(["with-anna", "of last year"]);
  chat.dispatch({ type: "outbox:added", item: refused("4", "of the year before") });
  expect(asked.slice(2)).toEqual(["of the year before"]);
  chat.dispatch({ type: "connection:changed", connection: "offline" });
  chat.dispatch({ type: "connection:changed", connection: "online" });
  expect(asked.slice(3)).toEqual(["with-anna", "of last year", "of the year before"]);
});

function waiting(key: string, conversationId: string): OutboxItem {
  return { ...refused(key, conversationId), status: "sending", error: null };
}

function refused(key: string, conversationId: string): OutboxItem {
  const error = { code: "internal", message: "Something went wrong on our side." } as const;
  return { key, to: { conversationId }, text: "yes", replyTo: null, at: 1, status: "failed", error };
}
