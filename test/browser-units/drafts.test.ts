import { describe, expect, test } from "vitest";
import type { DraftStorage } from "../../src/browser/drafts/draft-storage.ts";
import { createDrafts } from "../../src/browser/drafts/drafts.ts";
import { pageScene } from "./page-scene.ts";
import { anna, conversationWith, me, messageIn } from "./sample.ts";

function scene() {
  const { time, view, chat } = pageScene();
  const rows: Record<string, string> = {};
  const storage: DraftStorage = {
    all: () => ({ ...rows }),
    put(place, text) {
      if (text === "") delete rows[place];
      else rows[place] = text;
    },
    clear: () => {
      for (const place of Object.keys(rows)) delete rows[place];
    },
  };
  const failures: unknown[] = [];
  const failed = (reason: unknown) => void failures.push(reason);
  const drafts = createDrafts({ chat, view, storage, time, failed });
  return { time, view, chat, rows, storage, drafts, failures };
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
