import { describe, expect, test } from "vitest";
import { startApp } from "../app.ts";
import { connect } from "../device.ts";
import { say, uuid } from "../realtime/scene.ts";
import { signedInBrowser } from "../web/browser.ts";
import { retryAfterMs, signIn, type Told, tally } from "./asking.ts";

const asLongAsTold = (told: Told) => new Promise((resolve) => setTimeout(resolve, retryAfterMs(told)));
const anybody = () => `10.${Math.trunc(Math.random() * 250)}.${Math.trunc(Math.random() * 250)}.1`;

describe("a flood of sign-ins", () => {
  test("at many accounts does not come between two people who talk", async () => {
    const app = await startApp({ config: { rateLimitScale: 1, passwordCost: 9 } });
    const [rita, sam] = [await app.owner("Rita"), await app.sender("Sam")];
    const [hers, his] = [await connect(app.url, rita.token), await connect(app.url, sam.token)];
    const receiverId = rita.account.id;
    const { conversation } = await his.ask("conversation:open", { key: uuid(), receiverId });

    const heardBetween: number[] = [0];
    hers.socket.on("message:created", () => {
      heardBetween.push((heardBetween.pop() ?? 0) + 1);
    });
    const flood = Array.from({ length: 100 }, async (_, n) => {
      const told = await signIn(app.url, `${n}@nobody.example`, { claims: anybody() }, "a guess");
      if (told.status === 401) heardBetween.push(0);
      return told;
    });
    let isOver = false;
    const answers = Promise.all(flood).finally(() => {
      isOver = true;
    });
    let said = 0;
    // As many as one person may send in ten seconds, and no more.
    for (; !isOver && said < 500; said += 1) await say(his, conversation.id, `${said}`);

    expect(tally(await answers)).toEqual({ 401: 30, 429: 70 }); // What they claim to be is not believed.
    await hers.settled();
    const heard = hers.heard.flatMap(({ name, payload }) =>
      name === "message:created" ? (payload as { message: { text: string } }).message.text : [],
    );
    expect(heard).toEqual(Array.from({ length: said }, (_, n) => `${n}`));
    // While one password is hashed, the conversation goes on: hashing never holds it up.
    expect(Math.max(...heardBetween.slice(1, -1))).toBeGreaterThan(2);
  });

  test("at one account from one machine: few guesses, and its owner signs in from elsewhere when told", async () => {
    const app = await startApp({ config: { rateLimitScale: 5 } });
    const { email } = await app.owner("Olga");
    const guesses = await Promise.all(
      Array.from({ length: 140 }, () => signIn(app.url, email, { claims: anybody() }, "a guess")),
    );
    expect(tally(guesses)).toEqual({ 401: 25, 429: 115 });
    const elsewhere = { localAddress: "127.0.0.2" };
    const first = await signIn(app.url, email, elsewhere);
    expect(first.status).toBe(429);
    expect(retryAfterMs(first)).toBeLessThanOrEqual(1_000); // A fifth of the usual five seconds.
    await asLongAsTold(first);
    expect((await signIn(app.url, email, {}, "a guess")).status).toBe(429);
    expect((await signIn(app.url, email, elsewhere)).status).toBe(201);
  });

  test("at one account from many machines: at most 20 guesses, and its owner signs in where they did", async () => {
    const app = await startApp({ config: { rateLimitScale: 1, trustProxy: 1 } });
    const { email } = await app.owner("Olga");
    const atHome = await signedInBrowser(app, email);
    await atHome.submit("/sign-out", {});
    const guesses = await Promise.all(
      Array.from({ length: 300 }, (_, n) =>
        signIn(app.url, email, { claims: `10.0.${n % 250}.${n}` }, "a guess"),
      ),
    );
    expect(tally(guesses)[401]).toBeLessThanOrEqual(20);
    const page = await atHome.submit("/sign-in", { email, password: "correct horse battery" });
    expect(page.status).toBe(303);
  });

  test("makes nobody wait in a browser where they signed in before", async () => {
    const app = await startApp({ config: { passwordCost: 8 } });
    const { email } = await app.owner("Olga");
    const order: string[] = [];
    const known = await signedInBrowser(app, email);
    const strangers = Array.from({ length: 20 }, (_, n) =>
      signIn(app.url, `${n}@nobody.example`, {}, "a guess").then(() => order.push("stranger")),
    );
    await strangers[0];
    await known.submit("/sign-in", { email, password: "correct horse battery" });
    order.push("known");
    await Promise.all(strangers);
    expect(order.indexOf("known")).toBeLessThan(10);
  });

  test("is refused early, not after minutes", async () => {
    const app = await startApp({ config: { passwordCost: 8 } });
    const order: number[] = [];
    await Promise.all(
      Array.from({ length: 120 }, async (_, n) => {
        const { status } = await signIn(app.url, `${n}@nobody.example`, {}, "a guess");
        order.push(status);
      }),
    );
    expect(order.filter((status) => status === 401).length).toBeLessThanOrEqual(50);
    expect(order.slice(0, 60)).toContain(429);
    expect(order.at(-1)).toBe(401); // Who waits in line is served.
  });
});
