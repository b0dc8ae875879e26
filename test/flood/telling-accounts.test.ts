import { describe, expect, test } from "vitest";
import { password, type RunningApp, startApp } from "../app.ts";
import { newBrowser } from "../web/browser.ts";
import { post, signIn, type Told } from "./asking.ts";
import { isLong, kolmogorovSmirnov, median } from "./timing.ts";

const samples = isLong ? 2_000 : 9;

describe("who has an account is told to nobody who guesses", () => {
  test("by what is answered", async () => {
    const { app, email } = await scene(4);
    const known = await signIn(app.url, email, {}, "a guess");
    const unknown = await signIn(app.url, "who@people.example", {}, "a guess");
    expect(known.status).toBe(401);
    expect(withoutChance(known)).toEqual(withoutChance(unknown));
  });

  test("by the page either", async () => {
    const { app, email } = await scene(4);
    const pages = await Promise.all(
      [email, "who@people.example"].map((given) =>
        newBrowser(app.url).submit("/sign-in", { email: given, password: "a guess" }),
      ),
    );
    const [known, unknown] = pages.map(({ status, headers, html }, at) => ({
      status,
      headers: withoutChance({ headers: Object.fromEntries(headers) }),
      html: html.replaceAll([email, "who@people.example"][at] ?? "", "the address typed"),
    }));
    expect({ ...known, headers: withoutLength(known?.headers) }).toEqual({
      ...unknown,
      headers: withoutLength(unknown?.headers),
    });
  });

  test("by when they are told to wait", async () => {
    const { app, email } = await scene(4, { rateLimitScale: 1 });
    const statuses = async (given: string) => {
      const told: number[] = [];
      for (let n = 0; n < 8; n += 1) told.push((await signIn(app.url, given, {}, "a guess")).status);
      return told;
    };
    expect(await statuses(email)).toEqual(await statuses("who@people.example"));
  });

  test(
    "by how long the answer takes",
    async () => {
      const { app, email } = await scene(10);
      const ask = (given: string) => timed(() => signIn(app.url, given, {}, "a guess"));
      await compare(
        () => ask(email),
        (n) => ask(`who${n}@people.example`),
      );
    },
    30 * 60_000,
  );
});

describe("whoever makes an account", () => {
  test(
    "learns that the address has one from the answer, but not sooner than from a new account",
    async () => {
      const { app, email } = await scene(10);
      const make = (given: string) => timed(() => post(`${app.url}/api/accounts`, { ...wish, email: given }));
      await compare(
        () => make(email),
        (n) => make(`new${n}@people.example`),
        0.2,
      );
    },
    30 * 60_000,
  );

  test("learns it only a few times", async () => {
    const { app, email } = await scene(4, { rateLimitScale: 1 });
    const answers: number[] = [];
    for (let n = 0; n < 25; n += 1) {
      answers.push((await post(`${app.url}/api/accounts`, { ...wish, email })).status);
    }
    expect(answers.filter((status) => status === 409)).toHaveLength(20);
    expect(answers.filter((status) => status === 429)).toHaveLength(5);
  });
});

const wish = { name: "Mia", password, role: "sender" };

async function scene(passwordCost: number, config = {}): Promise<{ app: RunningApp; email: string }> {
  const app = await startApp({ config: { passwordCost, ...config } });
  const { email } = await app.sender("Ana");
  return { app, email };
}

/** Asks both in turn, so that whatever else the machine does falls upon both. */
async function compare(
  one: () => Promise<number>,
  other: (n: number) => Promise<number>,
  most = 0.05,
): Promise<void> {
  const taken: { one: number[]; other: number[] } = { one: [], other: [] };
  for (let n = 0; n < samples; n += 1) {
    taken.one.push(await one());
    taken.other.push(await other(n));
  }
  const medians = [median(taken.one), median(taken.other)];
  const gap = 1 - Math.min(...medians) / Math.max(...medians);
  if (isLong) {
    const p = kolmogorovSmirnov(taken.one, taken.other);
    console.log(
      `${samples} each: medians ${medians.map((ms) => ms.toFixed(2)).join(" and ")} ms, gap ${(gap * 100).toFixed(2)} %, KS p = ${p.toFixed(3)}`,
    );
    expect(gap).toBeLessThan(most);
  }
  // Without the decoy one of them would take next to nothing.
  expect(gap).toBeLessThan(0.5);
}

async function timed(ask: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await ask();
  return performance.now() - startedAt;
}

/** Without what differs from one answer to the next by chance alone. */
function withoutChance<T extends Pick<Told, "headers">>(told: T): T {
  const { date: _date, "x-request-id": _id, ...headers } = told.headers;
  return { ...told, headers };
}

function withoutLength(told: Pick<Told, "headers"> | undefined) {
  const { "content-length": _, ...headers } = told?.headers ?? {};
  return headers;
}
