import { renderToString } from "preact-render-to-string";
import { describe, expect, test } from "vitest";
import type { FileInfo } from "../../src/shared/model.ts";
import type { OutboxItem } from "../../src/shared/state/state.ts";
import { saidIn } from "../../src/words/said-in.ts";
import { ChatPage } from "../../views/chat-page.tsx";
import type { ChatView } from "../../views/chat-props.ts";
import { Chips } from "../../views/thread/files/chips.tsx";
import { fitted } from "../../views/thread/files/fitted.ts";
import { fileSize } from "../../views/words/file-size.ts";
import { englishWords } from "../words/english-words.ts";
import { sam } from "./sample-people.ts";
import { outboxItem, recordingActions, sampleState, sampleView } from "./sample-state.ts";

const roof: FileInfo = {
  id: "f-roof",
  name: "roof.jpg",
  type: "image/jpeg",
  size: 482_113,
  kind: "picture",
  width: 1_600,
  height: 1_200,
};
const plan: FileInfo = {
  id: "f-plan",
  name: "plan.pdf",
  type: "application/pdf",
  size: 12_000,
  kind: "file",
};
const local = { chips: [], local: {}, progress: {} };

describe("a row with files", () => {
  test("keeps the room of its picture, and leads to the whole of it", () => {
    const html = pageWith({ files: [roof], text: "" });
    expect(html).toMatch(
      /<a class="picture" href="\/files\/f-roof"><svg[^>]* width="320"[^>]*viewBox="0 0 320 240"/,
    );
    expect(html).toContain('src="/files/f-roof/thumbnail" alt="roof.jpg"');
    expect(html).toContain("row__bubble--files");
  });

  test("offers what is no picture for saving alone", () => {
    const html = pageWith({ files: [plan] });
    expect(html).toMatch(/<a class="file" href="\/files\/f-plan" download="plan.pdf">.*plan\.pdf.*12 kB/s);
    expect(html).not.toContain("<img");
  });

  test("shows one's own picture from this device, and how far it came, until the server has it", () => {
    const { id: _, ...waiting } = roof;
    const item = outboxItem("k-1", { files: [{ ...waiting, key: "u-1" }] });
    const files = { ...local, local: { "u-1": "blob:here" }, progress: { "u-1": 0.4 } };
    const html = pageSending(item, { files });
    expect(html).toContain('src="blob:here" alt="roof.jpg"');
    expect(html).toMatch(/<progress class="progress" value="0.4" aria-label="Uploading roof.jpg"/);
    expect(html).toContain("Stop");
    expect(html).not.toContain("/files/");
  });

  test("can go without the file that was refused, if something is left", () => {
    const { id: _, ...refused } = { ...plan, key: "u-2", refusal: "Too large." };
    const failed = {
      status: "failed",
      error: { code: "too_large", message: "plan.pdf: Too large." },
    } as const;
    const html = pageSending(outboxItem("k-2", { ...failed, files: [refused] }));
    expect(html).toContain("plan.pdf: Too large.");
    expect(html).toContain("Send without it");
    expect(pageSending(outboxItem("k-2", { ...failed, text: "", files: [refused] }))).not.toContain(
      "Send without it",
    );
  });
});

test("a file over the composer says what is in its way", () => {
  const { id: _, ...chip } = { ...plan, key: "u-3" };
  const draw = (more: object, isOnline = true) =>
    renderToString(
      <Chips
        files={{ ...local, chips: [{ ...chip, ...more }] }}
        words={englishWords}
        locale="en-GB"
        isOnline={isOnline}
        remove={() => {}}
        retry={() => {}}
      />,
    );
  expect(draw({}, false)).toContain("Goes out when you are back online");
  expect(draw({ refusal: "Too large." })).toMatch(/role="alert".*Too large\..*Try plan\.pdf again/s);
  expect(draw({ id: "f-plan" })).toContain("icon--tick");
});

test.each([
  [{ text: "The roof", files: [roof] }, "The roof"],
  [{ text: "", files: [roof] }, "Photo"],
  [{ text: " ", files: [roof, roof] }, "2 photos"],
  [{ text: "", files: [plan] }, "plan.pdf"],
  [{ text: "", files: [roof, plan] }, "roof.jpg and 1 more file"],
])("what was said in %j is, in one line, %s", (message, line) => {
  expect(saidIn(message, englishWords)).toBe(line);
});

test.each([
  [1_600, 1_200, 320, 240],
  [300, 900, 107, 320],
  [10_000, 200, 320, 48],
  [16, 16, 48, 48],
])("a picture of %d × %d takes %d × %d", (width, height, ...room) => {
  expect(Object.values(fitted({ width, height }))).toEqual(room);
});

test("sizes are said as people say them", () => {
  expect([3, 482_113, 25_600_000, 3_000_000_000].map((size) => fileSize(size, "en-GB"))).toEqual([
    "3 bytes",
    "482 kB",
    "25.6 MB",
    "3 GB",
  ]);
});

function pageWith(change: object): string {
  const state = sampleState(sam);
  Object.assign(state.threads["c-sam"]?.messages.at(-1) ?? {}, change);
  return draw(state);
}

function pageSending(item: OutboxItem, view: Partial<ChatView> = {}): string {
  return draw(sampleState(sam, { outbox: [item] }), view);
}

function draw(state: ReturnType<typeof sampleState>, view: Partial<ChatView> = {}): string {
  const parts = { state, words: englishWords, actions: recordingActions() };
  return renderToString(<ChatPage {...parts} view={sampleView(view)} />);
}
