import { describe, expect, test } from "vitest";
import type { PushStanding } from "../../src/shared/push.ts";
import { catalogues } from "../../src/words/catalogues.ts";
import { call, get } from "../app.ts";
import { connect } from "../device.ts";
import type { Received } from "./push-service.ts";
import { say, scene, signInAgain } from "./scene.ts";

const moment = 2_000;
const rest = 10_000;

describe("somebody where no page is open", () => {
  test("is told who wrote, sealed for their browser, and by whom it was sent", async () => {
    const { app, time, service, rita, sams, subscribe, conversationId } = await scene();
    expect((await subscribe()).status).toBe(200);
    await say(sams, conversationId, "the secret plan");
    time.advance(moment);
    const [first] = await service.has(1);
    expect(first?.pushed).toEqual({
      kind: "news",
      conversationId,
      seq: 1,
      count: 1,
      unread: 1,
      title: "Sam",
      body: "New message",
    });
    expect(first?.headers).toMatchObject({ ttl: "86400", urgency: "high", "content-encoding": "aes128gcm" });
    expect(first?.headers.topic).toMatch(/^[\w-]{1,32}$/);
    expect(first?.claims.aud).toBe(service.origin);
    expect(first?.claims.exp).toBeLessThan(Date.now() / 1_000 + 24 * 60 * 60);
    const { key } = await get<PushStanding>(app.url, "/api/me/push", rita.token);
    expect(first?.headers.authorization).toContain(`k=${key}`);
  });

  test("is told the words if they chose so on that device, but not words that were taken back", async () => {
    const { time, service, sams, subscribe, reads, conversationId } = await scene({ words: true });
    await subscribe();
    await say(sams, conversationId, "see you at **five**");
    time.advance(moment);
    expect(newsIn(await service.has(1))).toMatchObject([{ body: "see you at five" }]);
    await reads(1);
    const { message } = await say(sams, conversationId, "I should not have said this");
    await sams.ask("message:delete", { conversationId, messageId: message.id });
    time.advance(rest);
    expect(newsIn(await service.has(2))).toMatchObject([{}, { body: "New message", count: 1 }]);
  });

  test("is told in the language of the device", async () => {
    const newMessages = { one: "Neue Nachricht", other: "{count} neue Nachrichten" } as const;
    const de = { ...catalogues.en, notices: { ...catalogues.en.notices, newMessages } };
    const inGerman = await scene({ catalogues: { ...catalogues, de } });
    const { time, service, rita, phone, sams, subscribe, conversationId } = inGerman;
    await subscribe(rita.token, phone, { language: "de" });
    await say(sams, conversationId, "one");
    time.advance(moment);
    await service.has(1);
    await say(sams, conversationId, "two");
    time.advance(rest);
    expect(newsIn(await service.has(2)).map(({ body }) => body)).toEqual([
      "Neue Nachricht",
      "2 neue Nachrichten",
    ]);
  });

  test("is told once of what comes at once, and then of how much it has become", async () => {
    const { time, service, sams, subscribe, conversationId } = await scene();
    await subscribe();
    for (const text of ["one", "two", "three"]) await say(sams, conversationId, text);
    time.advance(moment);
    await service.has(1);
    await say(sams, conversationId, "four");
    await say(sams, conversationId, "five");
    time.advance(rest);
    const received = await service.has(2);
    expect(newsIn(received).map(({ count }) => count)).toEqual([3, 5]);
    // The service keeps the newest of the two alone, for a phone that was off; and learns nothing from how long they are.
    expect(new Set(received.map(({ headers }) => headers.topic)).size).toBe(1);
    expect(new Set(received.map(({ length }) => length)).size).toBe(1);
  });

  test("is not told of what they read within two seconds on another device", async () => {
    const { app, time, service, rita, sams, subscribe, conversationId } = await scene();
    await subscribe();
    const desk = await connect(app.url, rita.token);
    await desk.ask("presence:set", { presence: "away" });
    await say(sams, conversationId, "one");
    await desk.ask("receipt:set", { conversationId, readSeq: 1 });
    time.advance(moment);
    await say(sams, conversationId, "two");
    time.advance(moment);
    expect(newsIn(await service.has(1))).toMatchObject([{ seq: 2, count: 1 }]);
  });

  test("is not told while a page is before them elsewhere, and is a minute later if they are gone by then", async () => {
    const { app, time, service, rita, sams, subscribe, conversationId } = await scene();
    await subscribe();
    const desk = await connect(app.url, rita.token);
    await say(sams, conversationId, "one");
    time.advance(moment);
    await say(sams, conversationId, "two");
    time.advance(moment);
    await desk.ask("presence:set", { presence: "away" });
    time.advance(60_000);
    expect(newsIn(await service.has(1))).toMatchObject([{ count: 2 }]);
  });

  test("is not told of their own words, nor of what one closes or opens again", async () => {
    const { app, time, service, rita, sams, subscribe, conversationId } = await scene();
    await subscribe();
    const desk = await connect(app.url, rita.token);
    await desk.ask("presence:set", { presence: "away" });
    await say(desk, conversationId, "mine");
    await desk.ask("conversation:close", { conversationId });
    await sams.ask("conversation:reopen", { conversationId });
    time.advance(moment);
    await say(sams, conversationId, "yours");
    time.advance(moment);
    expect(newsIn(await service.has(1))).toMatchObject([{ count: 1 }]);
  });
});

describe("whoever wants to be left alone", () => {
  test("is told of nothing in a muted conversation, until they want to be", async () => {
    const { app, time, service, rita, sams, subscribe, conversationId } = await scene();
    await subscribe();
    const mute = (muted: boolean) =>
      call(app.url, "PUT", `/api/conversations/${conversationId}/muted`, {
        body: { muted },
        token: rita.token,
      });
    await mute(true);
    await say(sams, conversationId, "one");
    time.advance(moment);
    await mute(false);
    await say(sams, conversationId, "two");
    time.advance(moment + moment);
    expect(newsIn(await service.has(1)).map(({ count }) => count)).toEqual([2]);
  });

  test("is told of nothing while they are not to be disturbed", async () => {
    const { app, time, service, rita, sams, subscribe, conversationId } = await scene();
    await subscribe();
    const beQuiet = (quietUntil: number | null) =>
      call(app.url, "PUT", "/api/me/notices", { body: { quietUntil }, token: rita.token });
    await beQuiet(Date.now() + 60_000);
    await say(sams, conversationId, "one");
    time.advance(moment);
    await beQuiet(null);
    await say(sams, conversationId, "two");
    time.advance(moment + moment);
    expect(newsIn(await service.has(1)).map(({ count }) => count)).toEqual([2]);
  });

  test("is told of nothing in a conversation that they closed meanwhile", async () => {
    const { app, time, service, rita, sams, subscribe, conversationId } = await scene();
    await subscribe();
    const desk = await connect(app.url, rita.token);
    await desk.ask("presence:set", { presence: "away" });
    await say(sams, conversationId, "one");
    await desk.ask("conversation:close", { conversationId });
    time.advance(moment);
    await say(sams, conversationId, "two");
    time.advance(moment + moment);
    expect(newsIn(await service.has(1)).map(({ count }) => count)).toEqual([2]);
  });
});

describe("a device", () => {
  test("where somebody signed out is told nothing more, and the others are", async () => {
    const { app, time, service, rita, sams, subscribe, conversationId } = await scene();
    const tablet = service.browser();
    const onTablet = await signInAgain(app.url, rita);
    await subscribe();
    await subscribe(onTablet, tablet);
    await say(sams, conversationId, "to both");
    time.advance(moment);
    await service.has(2);
    await call(app.url, "DELETE", "/api/sessions/current", { token: rita.token });
    await say(sams, conversationId, "to one");
    time.advance(rest);
    const [, , third] = await service.has(3);
    expect(tablet.endpoint).toContain(third?.path);
    await say(sams, conversationId, "to one");
    time.advance(rest);
    await service.has(4);
    expect(service.received.filter(({ path }) => tablet.endpoint.endsWith(path))).toHaveLength(3);
  });

  test("that takes somebody else's sign-in hears nothing of the first one's any more", async () => {
    const { app, time, service, rita, sam, sams, subscribe, conversationId } = await scene();
    await subscribe();
    await subscribe(sam.token);
    expect((await get<PushStanding>(app.url, "/api/me/push", rita.token)).subscription).toBeNull();
    await say(sams, conversationId, "not for this device");
    time.advance(moment);
    sams.close();
    const ritas = await connect(app.url, rita.token);
    await say(ritas, conversationId, "an answer");
    time.advance(moment);
    // Sam's line may be counted as there for a moment yet.
    time.advance(60_000);
    expect(newsIn(await service.has(1))).toMatchObject([{ title: "Rita", count: 1 }]);
  });

  test("can be tested by whoever set it up, and by nobody else", async () => {
    const { app, service, rita, sam, subscribe } = await scene();
    const tryIt = (token: string) => call(app.url, "POST", "/api/me/push/test", { body: {}, token });
    expect((await tryIt(rita.token)).status).toBe(409);
    await subscribe();
    expect((await tryIt(rita.token)).status).toBe(204);
    expect((await tryIt(sam.token)).status).toBe(409);
    expect((await service.has(1)).map(({ pushed }) => pushed)).toEqual([
      { kind: "test", title: "Parley", body: "This is how Parley tells you that somebody wrote." },
    ]);
    service.answers.push({ status: 410 });
    const answer = await tryIt(rita.token);
    expect([answer.status, (await answer.json()).error.message]).toEqual([
      503,
      "This browser's push service does not know this device any more. Turn notices off and on again.",
    ]);
    expect((await tryIt(rita.token)).status).toBe(409);
  });

  test("can be taken back, and changed without saying again whether it shows words", async () => {
    const { app, service, rita, subscribe } = await scene({ words: true });
    const standing = () => get<PushStanding>(app.url, "/api/me/push", rita.token);
    await subscribe();
    const moved = service.browser();
    await subscribe(rita.token, moved, {});
    expect((await standing()).subscription).toEqual({
      endpoint: moved.endpoint,
      words: true,
      language: "en",
    });
    await call(app.url, "DELETE", "/api/me/push", { token: rita.token });
    expect((await standing()).subscription).toBeNull();
  });
});

function newsIn(received: Received[]) {
  return received.flatMap(({ pushed }) => (pushed.kind === "news" ? [pushed] : []));
}
