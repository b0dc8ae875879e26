import { describe, expect, test } from "vitest";
import { neighbourOf } from "../../src/browser/shortcuts/neighbours.ts";
import { type Press, shortcutOf } from "../../src/browser/shortcuts/shortcut-of.ts";
import { candidatesFor } from "../../src/browser/switching/candidates.ts";
import { nameMatcher } from "../../src/shared/name-matcher.ts";
import { apply } from "../../src/shared/state/apply.ts";
import type { ChatState } from "../../src/shared/state/state.ts";
import { conversationWith, me, noCounts, nothingYet } from "./sample.ts";

const onPage = { isApple: false, isInField: false, hasSingleKeys: true };

describe("a press", () => {
  test.each([
    ["k", { ctrlKey: true }, "switch"],
    ["K", { ctrlKey: true }, "switch"],
    ["л", { ctrlKey: true, code: "KeyK" }, "switch"],
    ["ArrowDown", { altKey: true }, "next"],
    ["ArrowUp", { altKey: true }, "previous"],
    ["ArrowDown", { altKey: true, shiftKey: true }, "next-unread"],
    ["ArrowUp", { altKey: true, shiftKey: true }, "previous-unread"],
    ["?", { shiftKey: true }, "list"],
    ["a", {}, "write"],
    ["ا", {}, "write"],
    ["Escape", {}, "back"],
    ["k", { metaKey: true }, null],
    ["c", { ctrlKey: true }, null],
    ["k", { ctrlKey: true, shiftKey: true }, null],
    [" ", {}, null],
    ["Tab", {}, null],
    ["ArrowDown", {}, null],
    ["é", { altKey: true }, null],
  ] as const)("of %s with %o on the page means %s", (key, change, meaning) => {
    expect(shortcutOf(press(key, change), onPage)).toBe(meaning);
  });

  test("on a keyboard with ⌘ leaves Ctrl+K to the text", () => {
    const apple = { ...onPage, isApple: true };
    expect(shortcutOf(press("k", { metaKey: true }), apple)).toBe("switch");
    expect(shortcutOf(press("k", { ctrlKey: true }), apple)).toBeNull();
  });

  test("in a field is the field's, unless it has a modifier", () => {
    const inField = { ...onPage, isInField: true };
    for (const key of ["?", "a", "Escape"]) expect(shortcutOf(press(key), inField)).toBeNull();
    expect(shortcutOf(press("k", { ctrlKey: true }), inField)).toBe("switch");
  });

  test("of a single key means nothing once those are switched off", () => {
    const without = { ...onPage, hasSingleKeys: false };
    for (const key of ["?", "a"]) expect(shortcutOf(press(key), without)).toBeNull();
    expect(shortcutOf(press("Escape"), without)).toBe("back");
  });

  test("while an input method composes means nothing, however the browser says so", () => {
    for (const composing of [{ isComposing: true }, { keyCode: 229 }]) {
      expect(shortcutOf(press("k", { ctrlKey: true, ...composing }), onPage)).toBeNull();
      expect(shortcutOf(press("?", composing), onPage)).toBeNull();
    }
  });
});

describe("the neighbours of the open conversation", () => {
  test("are those beside it in the list, and at its ends there are none", () => {
    const state = inbox("open-2");
    expect([neighbourOf(state, -1, false), neighbourOf(state, 1, false)]).toEqual(["c-3", "c-1"]);
    expect(neighbourOf(inbox("open-3"), -1, false)).toBeNull();
    expect(neighbourOf(inbox("open-1"), 1, false)).toBeNull();
  });

  test("can be the next unread ones", () => {
    expect(neighbourOf(inbox("open-3"), 1, true)).toBe("c-1");
    expect(neighbourOf(inbox("open-1"), -1, true)).toBeNull();
  });

  test("begin at the ends of the list while none is open", () => {
    const state = inbox("none");
    expect([neighbourOf(state, 1, false), neighbourOf(state, -1, false)]).toEqual(["c-3", "c-1"]);
  });

  test("are those that the filter lists", () => {
    const state = apply(inbox("open-3"), { type: "filter:chosen", filter: "unread" });
    expect(neighbourOf(state, 1, false)).toBe("c-1");
  });
});

describe("whom a name means", () => {
  test.each([
    ["zoe", "Zoë Ångström", true],
    ["ANG zo", "Zoë Ångström", true],
    ["", "anybody", true],
    ["يوسف", "يُوسُف", true],
    ["中", "田中さん", true],
    ["zoe b", "Zoë Ångström", false],
    [".*", "Zoë", false],
  ])("%s is %s: %s", (typed, name, isMeant) => expect(nameMatcher(typed)(name)).toBe(isMeant));

  test("those here come first, then those the server found, then whom one may write to, and never the open one", () => {
    const receivers = [{ id: "r-new", name: "Person new" }];
    const state = { ...inbox("open-3"), receivers };
    const far = conversationWith({ id: "p-9", name: "Person 9" }, "c-9");
    const here = conversationWith({ id: "p-1", name: "Person 1" }, "c-1");
    const found = candidatesFor(state, "person", [far, here], "Gone");
    expect(found.map(({ id }) => id)).toEqual(["c-2", "c-1", "c-9", "r-new"]);
    expect(found.map(({ unread }) => unread)).toEqual([0, 1, 0, 0]);
    expect(candidatesFor(state, "2", [far], "Gone").map(({ id }) => id)).toEqual(["c-2"]);
    const gone = conversationWith({ id: "p-9", name: "Deleted account", deleted: true }, "c-9");
    expect(candidatesFor(state, "gone", [gone], "Gone").map(({ id }) => id)).toEqual(["c-9"]);
  });
});

/** Three conversations, the third the most recently active; something is unread in the first. */
function inbox(opened: string): ChatState {
  const conversations = [1, 2, 3].map((n) => ({
    ...conversationWith({ id: `p-${n}`, name: `Person ${n}` }, `c-${n}`),
    activeAt: n,
    seq: n === 1 ? 1 : 0,
  }));
  const page = { epoch: "e", conversations, more: false, counts: noCounts };
  const state = apply({ ...nothingYet, me: { ...nothingYet.me, id: me } }, { type: "inbox:fetched", page });
  if (opened === "none") return state;
  return apply(state, { type: "conversation:chosen", conversationId: opened.replace("open", "c") });
}

function press(key: string, change: Partial<Press> = {}): Press {
  const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
  return { key, code: "", isComposing: false, keyCode: 0, ...none, ...change };
}
