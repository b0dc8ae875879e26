import { describe, expect, test } from "vitest";
import type { DraftStorage } from "../../src/browser/drafts/draft-storage.ts";
import { createDrafts } from "../../src/browser/drafts/drafts.ts";
import { pageScene } from "./page-scene.ts";
import { anna, conversationWith, me, messageIn } from "./sample.ts";

function scene() {
  const { time, view, chat } = pageScene();
  const rows: Record<string, string> = {};
  let elsewhere: Parameters<DraftStorage["listen"]>[0] = () => {};
  const storage: DraftStorage = {
    all: () => ({ ...rows }),
    put(place, text) {
      if (text === "") delete rows[place];
      else rows[place] = text;
    },
    clear: () => {
      for (const place of Object.keys(rows)) delete rows[place];
    },
    listen: (hear) => {
      elsewhere = hear;
    },
  };
  const failures: unknown[] = [];
  const failed = (reason: unknown) => void failures.push(reason);
  const drafts = createDrafts({ chat, view, storage, time, failed });
  /** Another tab writes there. */
  const inOtherTab = (place: string, text: string) => elsewhere(place, text, rows[place] ?? "");
  return { time, view, chat, rows, storage, drafts, failures, inOtherTab };
}

describe("a draft", () => {
  test("waits in its conversation while another is open", () => {
    const { chat, view, drafts } = scene();
    drafts.begin("");
    chat.dispatch({ type: "conversation:chosen", conversationId: "with-anna" });
    view.dispatch({ draft: "Dear Anna" });
    chat.dispatch({ type: "conversation:chosen", conversationId: "with-ben" });
    expect(view.get().draft).toBe("");
    view.dispatch({ draft: "Dear Ben" });
    chat.dispatch({ type: "conversation:chosen", conversationId: "with-anna" });
    expect(view.get().draft).toBe("Dear Anna");
  });

  test("comes back when an edit is given up, and when its conversation was left amid the edit", () => {
    const { chat, view, drafts } = scene();
    chat.dispatch({ type: "conversation:chosen", conversationId: "with-anna" });
    view.dispatch({ draft: "half a thou" });
    drafts.beginEdit(messageIn("with-anna", 1, me));
    expect(view.get()).toMatchObject({ editing: "with-anna-1", draft: "text 1" });
    drafts.cancelEdit();
    expect(view.get()).toMatchObject({ editing: null, draft: "half a thou" });
    drafts.beginEdit(messageIn("with-anna", 1, me));
    chat.dispatch({ type: "conversation:chosen", conversationId: "with-ben" });
    expect(view.get()).toMatchObject({ editing: null, draft: "" });
    chat.dispatch({ type: "conversation:chosen", conversationId: "with-anna" });
    expect(view.get()).toMatchObject({ editing: null, draft: "half a thou" });
  });

  test("is on this device within 300 ms, is shown in the list, and is gone as soon as it was sent", () => {
    const { chat, view, time, rows, drafts } = scene();
    drafts.begin("");
    chat.dispatch({ type: "conversation:chosen", conversationId: "with-anna" });
    for (const draft of ["D", "De", "Dear Anna"]) {
      view.dispatch({ draft });
      time.advance(100);
    }
    expect(rows).toEqual({ "with-anna": "Dear Anna" });
    chat.dispatch({ type: "nothing:chosen" });
    expect(view.get().drafts).toEqual({ "with-anna": "Dear Anna" });
    chat.dispatch({ type: "conversation:chosen", conversationId: "with-anna" });
    view.dispatch({ draft: "" });
    expect(rows).toEqual({});
    time.advance(1_000);
    expect(rows).toEqual({});
  });

  test("comes back with the page, but not over what was typed before the script came", () => {
    const { chat, view, rows, drafts } = scene();
    Object.assign(rows, { "with-anna": "Dear Anna", "with-ben": "Dear Ben" });
    chat.dispatch({ type: "conversation:chosen", conversationId: "with-anna" });
    drafts.begin("");
    expect(view.get()).toMatchObject({ draft: "Dear Anna", drafts: { "with-ben": "Dear Ben" } });
    chat.dispatch({ type: "conversation:chosen", conversationId: "with-ben" });
    drafts.begin("typed early");
    drafts.save();
    expect(view.get().draft).toBe("typed early");
    expect(rows).toEqual({ "with-anna": "Dear Anna", "with-ben": "typed early" });
  });

  test("is forgotten at sign-out, for good", () => {
    const { chat, view, time, rows, drafts } = scene();
    drafts.begin("");
    chat.dispatch({ type: "conversation:chosen", conversationId: "with-anna" });
    view.dispatch({ draft: "Dear Anna" });
    time.advance(300);
    view.dispatch({ draft: "Dear Anna, " });
    drafts.wipe();
    time.advance(300);
    drafts.save();
    expect(rows).toEqual({});
  });

  test("stays on the page where the device keeps nothing, and the page says so once", () => {
    const { chat, view, time, storage, drafts, failures } = scene();
    storage.put = () => {
      throw new Error("The disk is full.");
    };
    drafts.begin("");
    chat.dispatch({ type: "conversation:chosen", conversationId: "with-anna" });
    for (const draft of ["Dear", "Dear Anna"]) {
      view.dispatch({ draft });
      time.advance(300);
    }
    chat.dispatch({ type: "conversation:chosen", conversationId: "with-ben" });
    chat.dispatch({ type: "conversation:chosen", conversationId: "with-anna" });
    expect(view.get().draft).toBe("Dear Anna");
    expect(failures).toHaveLength(1);
  });

  test("that was sent is gone where there is no room for a new one, and so is all at sign-out", () => {
    const { chat, view, rows, storage, drafts } = scene();
    Object.assign(rows, { "with-anna": "Dear Anna", "with-ben": "Dear Ben" });
    const { put } = storage;
    storage.put = (place, text) => {
      if (text !== "") throw new Error("The disk is full.");
      put(place, text);
    };
    drafts.begin("");
    chat.dispatch({ type: "conversation:chosen", conversationId: "with-anna" });
    view.dispatch({ draft: "Dear Anna, it is long" });
    drafts.save();
    view.dispatch({ draft: "" });
    expect(rows).toEqual({ "with-ben": "Dear Ben" });
    drafts.wipe();
    expect(rows).toEqual({});
  });

  test("goes on in another tab that shows the same, and is over there once it was sent", () => {
    const { chat, view, rows, drafts, inOtherTab } = scene();
    rows["with-anna"] = "Dear Anna";
    drafts.begin("");
    chat.dispatch({ type: "conversation:chosen", conversationId: "with-anna" });
    inOtherTab("with-ben", "Dear Ben");
    expect(view.get()).toMatchObject({ draft: "Dear Anna", drafts: { "with-ben": "Dear Ben" } });
    inOtherTab("with-anna", "");
    expect(view.get()).toMatchObject({ draft: "", drafts: { "with-ben": "Dear Ben" } });
    rows["with-anna"] = "";
    view.dispatch({ draft: "my own words" });
    inOtherTab("with-anna", "words of the other tab");
    expect(view.get().draft).toBe("my own words");
  });

  test("keeps what it answers while another conversation is open", () => {
    const { chat, view, drafts } = scene();
    drafts.begin("");
    chat.dispatch({ type: "conversation:chosen", conversationId: "with-anna" });
    view.dispatch({ draft: "Yes", replyingTo: "with-anna-1" });
    chat.dispatch({ type: "conversation:chosen", conversationId: "with-ben" });
    expect(view.get()).toMatchObject({ draft: "", replyingTo: null });
    chat.dispatch({ type: "conversation:chosen", conversationId: "with-anna" });
    expect(view.get()).toMatchObject({ draft: "Yes", replyingTo: "with-anna-1" });
  });

  test("goes on when the first message turns the page into a conversation", () => {
    const { chat, view, drafts } = scene();
    drafts.begin("");
    chat.dispatch({ type: "receiver:chosen", receiverId: "nobody-yet" });
    view.dispatch({ draft: "And another thing" });
    const conversation = { ...conversationWith(anna, "new"), receiverId: "nobody-yet" };
    const news = { epoch: "e", conversationId: "new", version: 1, conversation };
    chat.dispatch({ type: "conversation:changed", ...news });
    chat.dispatch({ type: "receiver:chosen", receiverId: "nobody-yet" });
    expect(chat.get().open).toEqual({ kind: "conversation", conversationId: "new" });
    expect(view.get().draft).toBe("And another thing");
  });
});
