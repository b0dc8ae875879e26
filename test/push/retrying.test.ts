import { createServer } from "node:http";
import { describe, expect, test, vi } from "vitest";
import type { PushStanding } from "../../src/shared/push.ts";
import { get } from "../app.ts";
import { say, scene } from "./scene.ts";

const moment = 2_000;
const longEnough = { timeout: 30_000 };

type Scene = Awaited<ReturnType<typeof scene>>;

describe("a push service that", () => {
  test("knows the device no more ends its subscription", async () => {
    for (const status of [404, 410]) {
      const { app, time, service, rita, sams, subscribe, conversationId } = await scene();
      await subscribe();
      service.answers.push({ status });
      await say(sams, conversationId, "one");
      time.advance(moment);
      await service.has(1);
      const standing = () => get<PushStanding>(app.url, "/api/me/push", rita.token);
      await vi.waitFor(async () => expect((await standing()).subscription).toBeNull(), longEnough);
    }
  });

  test("has too much to do is left alone for as long as it says, and then told what is true by then", async () => {
    const here = await scene();
    const { time, service, sams, subscribe, conversationId } = here;
    await subscribe();
    service.answers.push({ status: 429, headers: { "retry-after": "7" } });
    await say(sams, conversationId, "one");
    time.advance(moment);
    await service.has(1);
    await say(sams, conversationId, "two");
    await waitsFor(here, 7_000);
    time.advance(7_000);
    const received = await service.has(2);
    expect(received.map(({ pushed }) => pushed)).toMatchObject([{ count: 1 }, { count: 2 }]);
  });

  test("fails is asked three times at most, in growing pauses", async () => {
    const here = await scene();
    const { time, service, sams, subscribe, conversationId } = here;
    await subscribe();
    service.answers.push({ status: 503 }, { status: 500 }, { status: 502 });
    await say(sams, conversationId, "one");
    time.advance(moment);
    await service.has(1);
    await waitsFor(here, 5_000);
    time.advance(5_000);
    await service.has(2);
    await waitsFor(here, 10_000);
    time.advance(10_000);
    await service.has(3);
    await here.app.close();
    time.advance(60_000);
    expect(service.received).toHaveLength(3);
  });

  test("wants a long pause is not asked again, and what was read meanwhile is not said", async () => {
    const here = await scene();
    const { time, service, sams, subscribe, reads, conversationId } = here;
    await subscribe();
    service.answers.push({ status: 503, headers: { "retry-after": "86400" } }, { status: 503 });
    await say(sams, conversationId, "one");
    time.advance(moment);
    await service.has(1);
    await say(sams, conversationId, "two");
    time.advance(10_000);
    await service.has(2);
    await waitsFor(here, 5_000);
    await reads(2);
    time.advance(5_000);
    await say(sams, conversationId, "three");
    time.advance(20_000);
    expect((await service.has(3)).map(({ pushed }) => pushed)).toMatchObject([
      { count: 1 },
      { count: 2 },
      { count: 1 },
    ]);
  });

  test("does not answer holds up nobody who stops the program", async () => {
    const here = await scene();
    const { time, service, sams, subscribe, conversationId } = here;
    await subscribe();
    service.hold();
    await say(sams, conversationId, "one");
    time.advance(moment);
    await service.has(1);
    await here.app.close();
    expect(service.received).toHaveLength(1);
  });

  test("sends elsewhere is not followed", async () => {
    const here = await scene();
    const { time, service, sams, subscribe, conversationId } = here;
    let knocks = 0;
    const elsewhere = createServer((_req, res) => {
      knocks += 1;
      res.end();
    }).listen(0, "127.0.0.1");
    await subscribe();
    service.answers.push({ status: 307, headers: { location: `http://127.0.0.1:${portOf(elsewhere)}/` } });
    await say(sams, conversationId, "one");
    time.advance(moment);
    await service.has(1);
    await say(sams, conversationId, "two");
    time.advance(10_000);
    await service.has(2);
    await here.app.close();
    elsewhere.close();
    expect([knocks, service.received.length]).toEqual([0, 2]);
  });
});

/** Resolves once something waits for so long: the answer has been read by then. */
function waitsFor({ time }: Scene, ms: number): Promise<void> {
  return vi.waitFor(() => expect(time.waits()).toContain(ms), longEnough);
}

function portOf(server: ReturnType<typeof createServer>): number {
  const address = server.address();
  return typeof address === "object" && address ? address.port : 0;
}
