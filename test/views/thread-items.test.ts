import { describe, expect, test } from "vitest";
import { type ThreadItem, threadItems } from "../../views/thread/thread-items.ts";
import { createTimes } from "../../views/words/times.ts";
import { englishWords } from "../words/english-words.ts";
import { message } from "./sample-messages.ts";
import { ana, minutes, now, sam } from "./sample-people.ts";
import { outboxItem } from "./sample-state.ts";

const inUtc = createTimes({ now, timeZone: "UTC", locale: "en-GB" }, englishWords);
const content = { pending: [], unreadAfter: null, myId: sam.id, dayOf: inUtc.dayOf };

/** One word per item: `day`, `unread`, and rows as `key`, with `<` where a group starts and `>` where it ends. */
function shape(items: ThreadItem[]): string {
  return items
    .map((item) => {
      if (item.kind !== "row") return item.kind;
      return `${item.isFirst ? "<" : ""}${item.key}${item.isLast ? ">" : ""}`;
    })
    .join(" ");
}

describe("messages stand together", () => {
  test("when one person wrote them within five minutes, to the millisecond", () => {
    const messages = [
      message(1, ana, now),
      message(2, ana, now + minutes(5)),
      message(3, ana, now + minutes(10) + 1),
    ];
    expect(shape(threadItems({ ...content, messages }))).toBe("day <k-1 k-2> <k-3>");
  });

  test("and apart when somebody else wrote between them", () => {
    const messages = [message(1, ana, now), message(2, sam, now), message(3, ana, now)];
    expect(shape(threadItems({ ...content, messages }))).toBe("day <k-1> <k-2> <k-3>");
  });

  test("and apart where the day changes in the reader's own zone, not in another", () => {
    const beforeMidnight = Date.UTC(2026, 2, 18, 23, 59);
    const messages = [message(1, ana, beforeMidnight), message(2, ana, beforeMidnight + minutes(2))];
    const inTokyo = createTimes({ now, timeZone: "Asia/Tokyo", locale: "en-GB" }, englishWords);
    expect(shape(threadItems({ ...content, messages }))).toBe("day <k-1> day <k-2>");
    expect(shape(threadItems({ ...content, messages, dayOf: inTokyo.dayOf }))).toBe("day <k-1 k-2>");
  });
});

describe("the unread line", () => {
  const messages = [message(7, ana, now), message(8, ana, now), message(9, ana, now)];

  test("stands before the first message that was not read, and starts a group", () => {
    expect(shape(threadItems({ ...content, messages, unreadAfter: 7 }))).toBe("day <k-7> unread <k-8 k-9>");
  });

  test("stands at the very top when the message before it is the first that is not loaded", () => {
    expect(shape(threadItems({ ...content, messages, unreadAfter: 6 }))).toBe("day unread <k-7 k-8 k-9>");
  });

  test("stays away while its place lies in history that is not loaded", () => {
    expect(shape(threadItems({ ...content, messages, unreadAfter: 3 }))).toBe("day <k-7 k-8 k-9>");
  });

  test("stays away when all was read", () => {
    expect(shape(threadItems({ ...content, messages, unreadAfter: 9 }))).toBe("day <k-7 k-8 k-9>");
  });
});

describe("a line about the conversation", () => {
  const closed = message(2, ana, now, { kind: "closed", key: "", text: "", html: "" });

  test("stands between groups, in a place of its own", () => {
    const messages = [message(1, ana, now), closed];
    expect(shape(threadItems({ ...content, messages }))).toBe("day <k-1> turned");
    const reopened = message(3, sam, now, { kind: "reopened", key: "", text: "", html: "" });
    const more = [...messages, reopened, message(4, ana, now)];
    const items = threadItems({ ...content, messages: more });
    expect(shape(items)).toBe("day <k-1> turned turned <k-4>");
    expect(new Set(items.map(({ key }) => key)).size).toBe(items.length);
  });

  test("stands before what was said into a closed conversation, which opened it again", () => {
    const messages = [message(1, ana, now), closed, message(3, sam, now)];
    expect(shape(threadItems({ ...content, messages }))).toBe("day <k-1> turned turned <k-3>");
  });

  test("is never what the unread line stands before", () => {
    const messages = [message(1, ana, now), closed, message(3, sam, now)];
    expect(shape(threadItems({ ...content, messages, unreadAfter: 1 }))).toBe(
      "day <k-1> turned unread turned <k-3>",
    );
    expect(shape(threadItems({ ...content, messages: messages.slice(0, 2), unreadAfter: 1 }))).toBe(
      "day <k-1> turned",
    );
  });
});

describe("a message on its way", () => {
  test("joins the writer's group after what is stored", () => {
    const messages = [message(1, sam, now)];
    const pending = [outboxItem("k-new", { at: now + 1 })];
    expect(shape(threadItems({ ...content, messages, pending }))).toBe("day <k-1 k-new>");
  });

  test("keeps its key, and so its row, when it is stored", () => {
    const pending = threadItems({ ...content, messages: [], pending: [outboxItem("k-1")] });
    const stored = threadItems({ ...content, messages: [message(1, sam, now)] });
    expect(pending.map(({ key }) => key)).toEqual(stored.map(({ key }) => key));
  });

  test("brings no earlier day back when this device's clock runs a day behind", () => {
    const messages = [message(1, sam, now)];
    const pending = [outboxItem("k-new", { at: now - minutes(60 * 24) })];
    expect(shape(threadItems({ ...content, messages, pending }))).toBe("day <k-1 k-new>");
  });
});
