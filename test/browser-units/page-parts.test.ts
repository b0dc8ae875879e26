import { describe, expect, test } from "vitest";
import type { DraftStorage } from "../../src/browser/drafts/draft-storage.ts";
import { createDrafts } from "../../src/browser/drafts/drafts.ts";
import { createNotices } from "../../src/browser/notices.ts";
import { announceArrivals } from "../../src/browser/screen/announcing.ts";
import { arrivalsIn } from "../../src/browser/screen/arrivals.ts";
import { watchConnection } from "../../src/browser/screen/connection-line.ts";
import { type Chat, changeView, createStore } from "../../src/browser/store.ts";
import { apply } from "../../src/shared/state/apply.ts";
import type { Connection } from "../../src/shared/state/state.ts";
import { englishWords } from "../words/english-words.ts";
import { handWoundTime } from "./hand-wound-time.ts";
import { anna, conversationWith, liveView, me, messageIn, noCounts, nothingYet } from "./sample.ts";

function scene(connection: Connection = "online") {
  const time = handWoundTime();
  const view = createStore(liveView, changeView);
  const chat = createStore({ ...nothingYet, connection }, apply);
  const notices = createNotices(view, time, englishWords);
  for (const id of ["with-anna", "with-ben"]) {
    const conversation = conversationWith(anna, id);
    chat.dispatch({
      type: "inbox:fetched",
      page: { epoch: "e", conversations: [conversation], more: false, counts: noCounts },
    });
  }
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
  const become = (next: Connection) => chat.dispatch({ type: "connection:changed", connection: next });
  const line = () => view.get().notice;
  return { time, view, chat, notices, become, line, rows, storage, drafts, failures };
}

describe("a store", () => {
  test("tells every listener of every event in the order of the events", () => {
    const store = createStore(0, (sum: number, add: number) => sum + add);
    const heard: string[] = [];
    store.subscribe((event, after) => {
      heard.push(`first ${event} ${after}`);
      if (event === 1) store.dispatch(10);
    });
    store.subscribe((event, after, before) => heard.push(`second ${event} ${before} ${after}`));
    store.dispatch(1);
    expect(heard).toEqual(["first 1 1", "second 1 0 1", "first 10 11", "second 10 1 11"]);
    expect(store.get()).toBe(11);
  });

  test("of the view stays the same object when nothing in it changed", () => {
    expect(changeView(liveView, { draft: liveView.draft, atLatest: true })).toBe(liveView);
    expect(changeView(liveView, { draft: "Hi" })).toEqual({ ...liveView, draft: "Hi" });
  });
});

describe("the status line", () => {
  test("says nothing of a line that is back within two seconds", () => {
    const { chat, notices, time, become, line } = scene();
    watchConnection(chat, notices, time, () => true);
    become("offline");
    time.advance(1_999);
    expect(line()).toBeNull();
    become("online");
    time.advance(60_000);
    expect(line()).toBeNull();
  });

  test("says that it tries to reconnect, and that it is back, for three seconds", () => {
    const { chat, notices, time, become, line } = scene();
    watchConnection(chat, notices, time, () => true);
    become("offline");
    time.advance(2_000);
    expect(line()).toBe("Reconnecting…");
    become("online");
    expect(line()).toBe("Back online");
    time.advance(3_000);
    expect(line()).toBeNull();
  });

  test("says what becomes of messages while the device has no network", () => {
    const { chat, notices, time, become, line } = scene();
    watchConnection(chat, notices, time, () => false);
    become("offline");
    time.advance(2_000);
    expect(line()).toBe("You are offline. Messages will go out when you are back.");
  });

  test("puts the last act before the line, and lets it go by itself", () => {
    const { notices, time, line } = scene();
    notices.set("connection", "Reconnecting…");
    notices.say("Not deleted.");
    expect(line()).toBe("Not deleted.");
    time.advance(8_000);
    expect(line()).toBe("Reconnecting…");
    notices.set("connection", null);
    expect(line()).toBeNull();
  });

  test("keeps what the server said until it has been read", () => {
    const time = handWoundTime();
    const view = createStore({ ...liveView, notice: "Welcome." }, changeView);
    createNotices(view, time, englishWords).set("connection", null);
    expect(view.get().notice).toBe("Welcome.");
    time.advance(8_000);
    expect(view.get().notice).toBeNull();
  });
});

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

describe("what is read out", () => {
  const say = (chat: Chat, ...texts: string[]) => {
    for (const text of texts) {
      const version = (chat.get().threads["with-anna"]?.conversation.version ?? 0) + 1;
      const message = { ...messageIn("with-anna", version, anna.id), html: text };
      chat.dispatch({ type: "message:created", epoch: "e", conversationId: "with-anna", version, message });
    }
  };

  test("is one message by its author's name, several by their number, and then nothing", () => {
    const { chat, time } = scene();
    const region = { textContent: "" } as Element; // All that is used of it.
    announceArrivals(chat, time, englishWords, region);
    say(chat, "<p>Good <em>morning</em></p>");
    time.advance(500);
    expect(region.textContent).toBe("Anna: Good morning");
    say(chat, "one", "two", "three");
    time.advance(500);
    expect(region.textContent).toBe("3 new messages");
    time.advance(5_000);
    expect(region.textContent).toBe("");
  });
});

describe("arrivals", () => {
  const { chat } = scene();
  const before = chat.get();
  const created = (seq: number, authorId: string) => {
    const message = messageIn("with-anna", seq, authorId);
    const event = {
      type: "message:created",
      epoch: "e",
      conversationId: "with-anna",
      version: seq,
      message,
    } as const;
    return arrivalsIn(event, apply(before, event), before).map(({ text }) => text);
  };

  test("are others' new messages, told once", () => {
    expect(created(1, anna.id)).toEqual(["text 1"]);
  });

  test("are neither one's own nor ahead of a gap", () => {
    expect(created(1, me)).toEqual([]);
    expect(created(3, anna.id)).toEqual([]);
  });
});
