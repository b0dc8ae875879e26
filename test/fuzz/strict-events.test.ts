import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { events } from "../../src/access/events.ts";
import { requests } from "../../src/realtime/requests.ts";
import type { Ack, RequestName } from "../../src/shared/protocol.ts";
import type { Device } from "../device.ts";
import { chanceOf } from "../faults/chance.ts";
import { history, say, scene } from "../realtime/scene.ts";
import { extent, seed } from "./extent.ts";
import { samples } from "./samples.ts";

const names = Object.keys(requests) as RequestName[]; // Its keys are exactly these.

/** What may be left out, or empty (null). */
const optional: Record<string, string[]> = {
  "conversation:open": ["text"],
  heads: ["receipts"],
  "message:send": ["replyTo", "fileIds"],
  "receipt:set": ["deliveredSeq", "readSeq", "epoch"],
};

const operators: unknown[] = [{ $ne: 1 }, { $gt: "" }, { $where: "1" }, { toString: 1 }, { length: 9 }];
const nested: unknown[] = [[[[[[]]]]], { a: { a: { a: { a: { a: 1 } } } } }];
const surrogates = ["\ud800", "a\udc00", "\ud83d\ud83d"];

/** By the kind of what is due: values of every other kind, and those that are too much of their own. */
const wrong: Record<string, unknown[]> = {
  string: [...operators, ...nested, ...surrogates, null, 0, 1.5, true, [], ["x"], {}],
  number: [...operators, ...nested, "1", "", null, true, [], [1], {}, -1, 1.5, 2 ** 53, 1e300, -(2 ** 63)],
  boolean: [...operators, ...nested, "true", "", 0, 1, null, [], {}],
  list: [
    ...operators,
    ...nested,
    "x",
    1,
    null,
    {},
    [null],
    [1],
    [{}],
    [["x"]],
    ...surrogates.map((one) => [one]),
  ],
  record: [
    ...[
      { $ne: "x" },
      { a: { b: 1 } },
      { a: [1] },
      { a: -1 },
      { a: 1.5 },
      { a: 2 ** 53 },
      { a: null },
      { "": 1 },
    ],
    ...[...nested, "x", 1, null, [1], { ["x".repeat(65)]: 1 }, { "\ud800": 1 }, many(1_001)],
    JSON.parse('{"__proto__":1}'),
  ],
};

describe("a payload that is not exactly what is asked for", () => {
  test("is refused with a type, field by field, and nothing comes of it", async () => {
    const { sam, rita, conversationId, ...rest } = await asked();
    let count = 0;
    for (const name of names) {
      const good = JSON.parse(JSON.stringify(samples[name](rest.named, chanceOf(seed))));
      const device = who({ sam, rita }, name);
      for (const bad of spoiled(name, good)) {
        count += 1;
        expect(["invalid", "too_large"], `${name} ${JSON.stringify(bad).slice(0, 200)}`).toContain(
          await codeOf(device, name, bad),
        );
      }
    }
    expect(count).toBeGreaterThan(700);
    await nothingCameOf(rest, conversationId);
  });

  test("is refused whatever it is", async () => {
    const { sam, rita, conversationId, ...rest } = await asked();
    const refused = async (name: RequestName, payload: unknown) => {
      const fits = requests[name].payload.safeParse(JSON.parse(JSON.stringify(payload) ?? "null")).success;
      if (!fits)
        expect(["invalid", "too_large"]).toContain(await codeOf(who({ sam, rita }, name), name, payload));
    };
    const payload = fc.oneof(
      fc.jsonValue({ maxDepth: 6 }),
      fc.object({ maxDepth: 6, values: [fc.string(), fc.integer()] }),
    );
    await fc.assert(fc.asyncProperty(fc.constantFrom(...names), payload, refused), {
      seed,
      numRuns: extent(300, 20_000),
    });
    await nothingCameOf(rest, conversationId);
  });
});

test("no request minds a missing callback, a missing payload or a word too many", async () => {
  const { sam, rita, conversationId, named } = await asked();
  for (const name of names) {
    const device = who({ sam, rita }, name);
    const loose = device.socket as never as { emit(name: string, ...args: unknown[]): void };
    const good = samples[name](named, chanceOf(seed));
    for (const args of [[], [null], [undefined, 1, 2], ["x"], [1, "callback"], [{}, {}, {}, {}]])
      loose.emit(name, ...args);
    expect(await codeOf(device, name, undefined), name).toBe("invalid");
    expect(await codeOf(device, name, good, "one", { more: true }), name).not.toBe("internal");
    expect((await say(sam, conversationId, "still here")).duplicate, name).toBe(false);
  }
});

/** Somebody who may ask for it, so that the payload alone is what is wrong. */
function who({ sam, rita }: { sam: Device; rita: Device }, name: RequestName): Device {
  return events[name].who === "senders" ? sam : rita;
}

async function asked() {
  const { app, people, sam, rita, ritasPhone, conversationId } = await scene();
  const { message } = await say(sam, conversationId, "the first");
  await ritasPhone.hears("message:created");
  ritasPhone.heard.length = 0;
  const attackers = {
    sender: { accountId: people.sam.account.id },
    receiver: { accountId: people.rita.account.id },
  };
  const named = { conversationId, messageId: message.id, attackers };
  const before = await history(app, people.sam.token, conversationId);
  return { app, people, sam, rita, ritasPhone, conversationId, named, before };
}

type Scene = Awaited<ReturnType<typeof asked>>;

async function nothingCameOf(
  { app, people, ritasPhone, before }: Pick<Scene, "app" | "people" | "ritasPhone" | "before">,
  conversationId: string,
): Promise<void> {
  await ritasPhone.settled();
  expect(ritasPhone.heard).toEqual([]);
  expect(await history(app, people.sam.token, conversationId)).toEqual(before);
  expect(Object.keys(Object.prototype)).toEqual([]);
}

/** The good payload with one field wrong, one missing, or one too many. */
function spoiled(name: RequestName, good: Record<string, unknown>): unknown[] {
  const mayMiss = optional[name] ?? [];
  const fields = Object.keys(good).flatMap((field) => {
    const values = wrong[kindOf(good[field])] ?? [];
    const bad = values.filter((value) => value !== null || field !== "replyTo");
    return bad.map((value) => ({ ...good, [field]: value }));
  });
  const missing = Object.keys(good)
    .filter((field) => !mayMiss.includes(field))
    .map((field) => without(good, field));
  const unknown = ["authorId", "role", "constructor", "prototype", "toString", "", "$where"].map((key) => ({
    ...good,
    [key]: 1,
  }));
  const proto = JSON.parse(JSON.stringify(good).replace("{", '{"__proto__":{"polluted":1},'));
  return [...fields, ...missing, ...unknown, proto, [good], [], "x", 1, true, null, JSON.stringify(good)];
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return "list";
  if (value === null) return "string"; // The only one that may be empty is an id.
  return typeof value === "object" ? "record" : typeof value;
}

function without(good: Record<string, unknown>, field: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(good).filter(([name]) => name !== field));
}

function many(length: number): Record<string, number> {
  return Object.fromEntries(Array.from({ length }, (_, n) => [`k${n}`, 1]));
}

async function codeOf(device: Device, name: string, ...args: unknown[]): Promise<string> {
  const socket = device.socket.timeout(10_000) as never as {
    emitWithAck(name: string, ...args: unknown[]): Promise<Ack<object>>;
  };
  const answer = await socket.emitWithAck(name, ...args);
  return answer.ok ? "ok" : answer.error.code;
}
