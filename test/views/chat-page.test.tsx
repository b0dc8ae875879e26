import { renderToString } from "preact-render-to-string";
import { describe, expect, test } from "vitest";
import type { OwnAccount } from "../../src/shared/model.ts";
import type { ChatState } from "../../src/shared/state/state.ts";
import { ChatPage } from "../../views/chat-page.tsx";
import type { ChatView } from "../../views/chat-props.ts";
import { englishWords } from "../words/english-words.ts";
import { message } from "./sample-messages.ts";
import { ana, now, sam } from "./sample-people.ts";
import { outboxItem, recordingActions, sampleState, sampleView } from "./sample-state.ts";

function page(me: OwnAccount, view: Partial<ChatView> = {}, state: Partial<ChatState> = {}): string {
  return renderToString(
    <ChatPage
      words={englishWords}
      state={sampleState(me, state)}
      view={sampleView(view)}
      actions={recordingActions()}
    />,
  );
}

function row(html: string, seq: number): string {
  return new RegExp(`<article[^>]* data-seq="${seq}".*?</article>`, "s").exec(html)?.[0] ?? "";
}

describe("with script off", () => {
  const off = { live: false };

  test("a person can send, delete, read on, look for news and sign out by plain links and forms", () => {
    const html = page(sam, { ...off, draft: "kept <text>" });
    expect(html).toContain('method="post" action="/chat/c-sam/messages"');
    expect(html).toMatch(/<input type="hidden" name="key" value="018f[-0-9a-f]+"\/>/);
    expect(html).toMatch(/<textarea[^>]* name="text"[^>]*>kept &lt;text><\/textarea>/);
    expect(row(html, 9)).toContain('method="post" action="/chat/c-sam/messages/m-9/delete"');
    expect(html).toContain('<a class="older button" id="older" href="/chat/c-sam?before=1#latest">');
    expect(html).toMatch(
      /<noscript>.*href="\/chat\/c-sam\?seen=\d+#latest".*Look for new messages.*<\/noscript>/s,
    );
    expect(html).toContain('method="post" action="/sign-out"');
  });

  test("a sender can start a conversation with somebody", () => {
    const html = page(sam, off, { open: { kind: "receiver", receiverId: "a-ben" } });
    expect(html).toContain('href="/chat/with/a-noor"');
    expect(html).toContain('method="post" action="/chat/with/a-ben"');
  });

  test("nothing is offered that only the script can do", () => {
    const html = page(sam, { ...off, atLatest: false });
    expect(html).not.toMatch(/<button[^>]*type="button"/);
    expect(html).not.toContain("Enter sends");
  });

  test("an older stretch shows the way back to the newest and nothing that was said later", () => {
    const state = sampleState(sam, { outbox: [outboxItem("k-new")] });
    const thread = state.threads["c-sam"];
    if (!thread) throw new Error("Sam has this conversation.");
    thread.messages.splice(5);
    thread.newer = true;
    const html = renderToString(
      <ChatPage words={englishWords} state={state} view={sampleView(off)} actions={recordingActions()} />,
    );
    expect(html).toContain("Go to the newest messages");
    expect(html).not.toContain('data-key="k-new"');
  });
});

describe("the thread", () => {
  test("names every row for whoever listens: who, and when", () => {
    const html = page(sam);
    expect(row(html, 10)).toContain('aria-label="You, 14:22"');
    expect(row(html, 11)).toContain('aria-label="Ana Kovač, 14:28"');
    expect(html).toContain('id="messages" role="log" aria-live="off"');
    expect(html).toContain('<div class="hidden" id="announcements" aria-live="polite"></div>');
  });

  test("offers edit and delete on one's own messages alone, and never on deleted ones", () => {
    const html = page(sam);
    expect(row(html, 5)).toContain("Edit");
    expect(row(html, 6)).toContain("Message deleted");
    expect(row(html, 6)).not.toContain("<form");
    expect(row(html, 11)).not.toContain("<form");
  });

  test("marks how far a message came on the last row of a group", () => {
    const html = page(sam);
    expect(row(html, 9)).not.toContain("mark");
    expect(row(html, 10)).toContain("mark--read");
    expect(row(page(ana), 11)).toContain("mark--delivered");
  });

  test("quotes the message that another one answers", () => {
    expect(row(page(ana), 7)).toMatch(/<blockquote.*Sam Okafor.*One more thing/s);
  });

  test("offers what one can do with a message, and nothing with one that is gone", () => {
    const html = page(sam);
    for (const name of ["React", "Reply", "More"]) expect(row(html, 11)).toContain(`title="${name}"`);
    expect(row(html, 6)).not.toContain('class="tools"');
  });

  test("leads to an answered message that is not loaded", () => {
    const state = sampleState(sam);
    state.threads["c-sam"]?.messages.splice(0, 6);
    const whole = (
      <ChatPage words={englishWords} state={state} view={sampleView()} actions={recordingActions()} />
    );
    expect(row(renderToString(whole), 7)).toMatch(/<blockquote.*An earlier message/s);
    const plain = (
      <ChatPage
        words={englishWords}
        state={state}
        view={sampleView({ live: false })}
        actions={recordingActions()}
      />
    );
    expect(row(renderToString(plain), 7)).not.toContain("blockquote");
  });

  test("shows a few emoji large, and what was answered with which", () => {
    const state = sampleState(sam);
    const [first, second] = state.threads["c-sam"]?.messages ?? [];
    Object.assign(first ?? {}, { text: "🎉", html: "<p>🎉</p>" });
    Object.assign(second ?? {}, { reactions: [{ emoji: "👍", accountIds: [sam.id, ana.id] }] });
    const html = renderToString(
      <ChatPage words={englishWords} state={state} view={sampleView()} actions={recordingActions()} />,
    );
    expect(row(html, first?.seq ?? 0)).toContain("row__bubble--emoji");
    expect(row(html, second?.seq ?? 0)).toMatch(
      /aria-pressed="true" aria-label="👍 from you and Ana Kovač".*class="reaction__count">2</s,
    );
  });

  test("offers to take back what was just sent, and quotes what is being answered", () => {
    const key = sampleState(sam).threads["c-sam"]?.messages.find(({ seq }) => seq === 10)?.key ?? "";
    expect(row(page(sam, { undoable: key }), 10)).toContain("Undo");
    const html = page(sam, { replyingTo: "m-11" });
    expect(html).toMatch(/composer__reply.*Ana Kovač/s);
    expect(page(sam, { replyingTo: "m-11", editing: "m-10" })).not.toContain("composer__reply");
  });

  test("shows typed text as text, and says why it was not sent and what to do", () => {
    const error = { code: "forbidden" as const, message: "You are no longer part of this conversation." };
    const item = outboxItem("k-new", { text: "<b>bold</b>", status: "failed", error });
    const html = page(sam, {}, { outbox: [item] });
    expect(html).toContain("&lt;b>bold&lt;/b>");
    expect(html).toMatch(/Not sent\..*You are no longer part of this conversation\..*Retry.*Delete/s);
  });

  test("asks about what has waited for more than a day", () => {
    const item = outboxItem("k-new", { status: "old", at: sampleView().now - 26 * 60 * 60 * 1_000 });
    const html = page(sam, {}, { outbox: [item] });
    expect(html).toMatch(/Written yesterday at \d\d:\d\d and not sent\. Send it now\?.*Send<.*Delete/s);
    expect(html).not.toContain("Retry");
  });

  test("marks in the list what is half written elsewhere, and what did not go out", () => {
    const drafts = { "c-sam": "half a thought" };
    expect(page(sam, { drafts })).not.toContain("Draft:");
    expect(page(sam, { drafts }, { open: { kind: "none" } })).toMatch(/Draft:<\/strong> half a thought/);
    const item = outboxItem("k-new", { status: "old", text: "too late" });
    const html = page(sam, { drafts }, { open: { kind: "none" }, outbox: [item] });
    expect(html).toMatch(/Not sent:<\/strong> too late/);
  });

  test("shows what is on its way to somebody new before there is a conversation", () => {
    const item = outboxItem("k-new", { to: { receiverId: "a-ben" }, text: "First words" });
    const html = page(sam, {}, { outbox: [item], open: { kind: "receiver", receiverId: "a-ben" } });
    expect(html).toMatch(/First words.*Sending/s);
  });

  test("says who is typing in a line that is always there", () => {
    const state = sampleState(sam);
    expect(page(sam)).toContain('<p class="typing"');
    Object.assign(state.threads["c-sam"] ?? {}, { typing: [ana.id] });
    expect(page(sam, {}, { threads: state.threads })).toMatch(/Ana Kovač<\/bdi> is typing/);
  });

  test("has a line for the connection, a button to the newest, and a way out of editing", () => {
    const html = page(sam, { notice: "Reconnecting…", atLatest: false, newBelow: 3, editing: "m-10" });
    expect(html).toMatch(/id="status" role="status">Reconnecting…</);
    expect(html).toMatch(/id="jump".*3 new/s);
    expect(html).toMatch(/Editing your message.*Cancel/s);
  });

  test("says how much room is left only near the limit, counted in whole characters", () => {
    expect(page(sam, { draft: "😀".repeat(3_801) })).toContain("199 left of 4,000");
    expect(page(sam, { draft: "😀".repeat(4_001) })).toContain("Too long by 1");
    expect(page(sam, { draft: "😀".repeat(3_800) })).toContain("Enter sends");
  });
});

describe("the list", () => {
  test("tells a receiver who wrote, what, when, and how much is unread", () => {
    const html = page(ana);
    expect(html).toMatch(/href="\/chat\/c-sam" aria-current="page".*You: Yes, behind the building/s);
    expect(html).toMatch(/href="\/chat\/c-yusuf".*11:30.*3<\/span><span class="hidden">3 unread/s);
    expect(html.indexOf("/chat/c-mira")).toBeLessThan(html.indexOf("/chat/c-yusuf"));
  });

  test("tells a sender who answers and when they were last here, each person once", () => {
    const html = page(sam, {}, { open: { kind: "none" } });
    expect(html).toMatch(/Start a conversation.*Ben Lindqvist-Achterberg.*Away.*Noor.*Last seen yesterday/s);
    expect(html).not.toContain("/chat/with/a-ana");
  });

  test("helps where there is nothing yet", () => {
    const nothing = { threads: {}, open: { kind: "none" as const } };
    expect(page(ana, {}, nothing)).toContain("When somebody writes, it shows up here.");
    expect(page(sam, {}, nothing)).toContain("Choose somebody below");
    expect(page(sam, {}, { ...nothing, receivers: [] })).toContain("Nobody answers here yet");
  });
});

test("names that write from right to left stay in their place", () => {
  expect(page(ana)).toContain("<bdi>يوسف</bdi>");
});

test("a thread that is still loading shows no start and no messages of another", () => {
  const html = page(ana, {}, { open: { kind: "conversation", conversationId: "c-yusuf" } });
  expect(html).toContain("skeleton");
  expect(html).not.toContain("This is where it began");
});

test("a conversation that nobody has picked up yet still opens", () => {
  const state = sampleState(sam);
  const thread = state.threads["c-sam"];
  if (thread) {
    const messages = [message(1, sam, now)];
    const conversation = { ...thread.conversation, receiverId: null, receiver: null, seq: 1 };
    state.threads["c-sam"] = { ...thread, conversation, messages, older: false };
  }
  expect(page(sam, {}, { threads: state.threads })).toContain("Nobody has picked this up yet");
});
