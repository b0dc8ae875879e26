import { describe, expect, onTestFinished, test, vi } from "vitest";
import { loadingParts } from "../../src/browser/rarely.ts";
import { announceArrivals } from "../../src/browser/screen/announcing.ts";
import { arrivalsIn } from "../../src/browser/screen/arrivals.ts";
import { watchConnection } from "../../src/browser/screen/connection-line.ts";
import { isLooking } from "../../src/browser/screen/looking.ts";
import { createNotices } from "../../src/browser/status-line.ts";
import { type Chat, changeView, createStore } from "../../src/browser/store.ts";
import { apply } from "../../src/shared/state/apply.ts";
import type { Connection } from "../../src/shared/state/state.ts";
import { englishWords } from "../words/english-words.ts";
import { handWoundTime } from "./hand-wound-time.ts";
import { pageScene } from "./page-scene.ts";
import { anna, liveView, me, messageIn } from "./sample.ts";

function scene(connection: Connection = "online") {
  const { time, view, chat } = pageScene(connection);
  const notices = createNotices(view, time, englishWords);
  const become = (next: Connection) => chat.dispatch({ type: "connection:changed", connection: next });
  const line = () => view.get().notice;
  return { time, view, chat, notices, become, line };
}

describe("a part that is used rarely", () => {
  test("is not asked for while there is no line, as a browser would not ask for it again", async () => {
    const { chat, become } = scene("offline");
    const load = loadingParts(chat);
    await expect(load()).rejects.toThrow();
    become("online");
    const parts = await load();
    become("offline");
    expect(await load()).toBe(parts);
  });
});

test("nobody looks at messages while a picture or a question lies over them", () => {
  const lyingOver: object[] = [];
  const querySelector = () => lyingOver[0] ?? null;
  vi.stubGlobal("document", { visibilityState: "visible", hasFocus: () => true, querySelector });
  onTestFinished(() => void vi.unstubAllGlobals());
  expect(isLooking()).toBe(true);
  lyingOver.push({});
  expect(isLooking()).toBe(false);
});

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

  test("says what holds now when the network goes after the line, and when the line goes right after it came", () => {
    const { chat, notices, time, become, line } = scene();
    let hasNetwork = true;
    const look = watchConnection(chat, notices, time, () => hasNetwork);
    look();
    expect(line()).toBeNull();
    become("offline");
    time.advance(2_000);
    hasNetwork = false;
    look();
    expect(line()).toBe("You are offline. Messages will go out when you are back.");
    hasNetwork = true;
    look();
    expect(line()).toBe("Reconnecting…");
    become("online");
    time.advance(1_000);
    become("offline");
    time.advance(0);
    expect(line()).toBe("Reconnecting…");
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
