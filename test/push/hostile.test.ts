import { once } from "node:events";
import { createServer } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { isPublic } from "../../src/push/addresses.ts";
import { createDeliver } from "../../src/push/delivery.ts";
import { endpointOf, type Outside, pinned, theInternet } from "../../src/push/endpoint.ts";
import type { PushSubscription } from "../../src/push/ports.ts";
import { createVapid } from "../../src/push/vapid.ts";
import { startPushService } from "./push-service.ts";

/** What no request of somebody's may lead to. */
const addresses = [
  ..."0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.100.100.200 100.127.255.254 127.0.0.1".split(
    " ",
  ),
  ..."127.1.2.3 127.255.255.255 169.254.0.1 169.254.169.254 169.254.170.2 172.16.0.1 172.31.255.255".split(
    " ",
  ),
  ..."192.0.0.1 192.0.0.192 192.0.2.1 192.88.99.1 192.168.0.1 192.168.255.255 198.18.0.1 198.19.9.9".split(
    " ",
  ),
  ..."198.51.100.7 203.0.113.9 224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255 168.63.129.16".split(" "),
  ...":: ::1 ::2 ::7f00:1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:7f00:1 ::ffff:10.0.0.1 ::ffff:8.8.8.8".split(
    " ",
  ),
  ..."::ffff:0:127.0.0.1 64:ff9b::127.0.0.1 64:ff9b::a9fe:a9fe 64:ff9b:1::1 100::1 100:0:0:1::1".split(" "),
  ..."2001::1 2001:0:7f00:1::1 2001:10::1 2001:20::1 2001:db8::1 2002:7f00:1:: 2002:a9fe:a9fe::1".split(" "),
  ..."3fff::1 4000::1 5f00::1 fc00::1 fd00::1 fd00:ec2::254 fdff::1 fe80::1 fec0::1 ff02::1 ff0e::1".split(
    " ",
  ),
  ..."2a00:1450::5efe:7f00:1 2a00:1450:1:2:0:5efe:7f00:1 2a00:1450:1:2:200:5efe:a9fe:a9fe".split(" "),
];

/** The same, and more, as somebody would write them into an endpoint. */
const endpoints = [
  ...addresses.map((address) => `https://${address.includes(":") ? `[${address}]` : address}/push`),
  ..."2130706433 017700000001 0x7f000001 0x7f.1 127.1 127.0.1 0177.0.0.1 0x7F.0.0.1 2852039166"
    .split(" ")
    .map((number) => `https://${number}/push`),
  ..."0 00 0x0 1 4294967295 10.1 192.168.1 172.16.1 0xa9fea9fe 0251.0376.0251.0376 127.0.0.1."
    .split(" ")
    .map((number) => `https://${number}/push`),
  ..."１２７.0.0.1 ①②⑦.0.0.1 127。0。0。1 127%2e0%2e0%2e1 %31%32%37.0.0.1"
    .split(" ")
    .map((odd) => `https://${odd}/push`),
];

/** Refused by their looks, before a name is looked up. */
const odd = [
  "",
  "push.example",
  "//push.example/",
  "http://push.example/",
  "HTTP://push.example/",
  "ftp://push.example/",
  "file:///etc/passwd",
  "gopher://push.example:443/",
  "javascript:alert(1)",
  "data:text/plain,https://push.example/",
  "ws://push.example/",
  "wss://push.example/",
  "unix:/var/run/docker.sock",
  "blob:https://push.example/1",
  "https:",
  "https://",
  "https://:443/",
  "https://somebody@push.example/",
  "https://somebody:secret@push.example/",
  "https://:secret@push.example/",
  "https://push.example@127.0.0.1/",
  "https://127.0.0.1#@push.example:22/",
  "https://push.example:22/",
  "https://push.example:80/",
  "https://push.example:6379/",
  "https://push.example:65536/",
  "https://push.example:0/",
  "https://push.example:-443/",
  "https://[::1/",
  "https://[fe80::1%25eth0]/",
  "https://push .example/",
  "https://push.example\\@127.0.0.1:8080/",
  `https://push.example/${"a".repeat(3_000)}`,
];

/** Names whose answers lead astray, among good ones too. */
const answers = [
  ...addresses.map((address) => [address]),
  ...addresses.filter((_, at) => at % 3 === 0).map((address) => ["8.8.8.8", address]),
  ["8.8.8.8", "2a00:1450:4001::1", "127.0.0.1"],
  ["not an address"],
  [],
];

describe("an endpoint that leads where it must not", () => {
  test(`is refused: ${addresses.length} addresses that are not public, and public ones are not`, () => {
    expect(addresses.filter(isPublic)).toEqual([]);
    const good =
      "8.8.8.8 1.1.1.1 100.63.255.255 100.128.0.0 172.32.0.1 11.0.0.1 2a00:1450:4001::1 2620:0:ccc::2";
    expect(good.split(" ").filter((address) => !isPublic(address))).toEqual([]);
  });

  test("is refused, however it is written", async () => {
    expect(endpoints.length + odd.length + answers.length).toBeGreaterThan(200);
    const passed: string[] = [];
    for (const endpoint of [...endpoints, ...odd]) {
      if (await isReachable(endpoint, { resolve: async () => [] })) passed.push(endpoint);
    }
    expect(passed).toEqual([]);
    expect(() => endpointOf("https://push.example/1", null, theInternet())).not.toThrow();
  });

  test("is refused by what its name stands for, if one address of many is wrong", async () => {
    const passed: string[][] = [];
    for (const answer of answers) {
      if (await isReachable("https://push.example/1", { resolve: async () => answer })) passed.push(answer);
    }
    expect(passed).toEqual([]);
    expect(await isReachable("https://push.example/1", { resolve: async () => ["8.8.8.8"] })).toBe(true);
  });

  test("is never connected to: nobody knocks at a door on this machine", async () => {
    const { port, knocks } = await door();
    const deliver = delivering({
      ...theInternet(),
      ports: [String(port)],
      resolve: async () => ["127.0.0.1"],
    });
    const hosts = ["127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "localhost", "push.example", "2130706433"];
    for (const host of hosts) {
      const attempt = deliver(subscribed(`https://${host}:${port}/`), aTest);
      await expect(attempt).rejects.toMatchObject({ code: "invalid" });
    }
    expect(knocks()).toBe(0);
  });
});

test("a name that means another place the next time is looked up once for each message, and refused then", async () => {
  const service = await startPushService();
  const told = [["127.0.0.1"], ["127.0.0.2"], ["127.0.0.1", "127.0.0.2"]];
  let asked = 0;
  const deliver = delivering({
    ...service.outside,
    resolve: async () => {
      asked += 1;
      return told.shift() ?? [];
    },
  });
  const { endpoint, keys } = service.browser();
  const subscription = { ...subscribed(endpoint), ...keys };
  expect(await deliver(subscription, aTest)).toEqual({ kind: "delivered" });
  expect(asked).toBe(1);
  for (let tries = 0; tries < 2; tries += 1) {
    await expect(deliver(subscription, aTest)).rejects.toMatchObject({ code: "invalid" });
  }
  expect([asked, service.received.length]).toEqual([3, 1]);
});

test("where the place names its push services, no other is used", () => {
  const hosts = ["fcm.googleapis.com", "*.push.apple.com"];
  const isAllowed = (endpoint: string) => {
    try {
      return Boolean(endpointOf(endpoint, hosts, theInternet()));
    } catch {
      return false;
    }
  };
  const good = ["https://fcm.googleapis.com/fcm/send/1", "https://web.push.apple.com/1"];
  const bad = [
    "https://fcm.googleapis.com.example.org/1",
    "https://evil-fcm.googleapis.com/1",
    "https://push.apple.com/1",
    "https://evilpush.apple.com.example/1",
    "https://xpush.apple.com/1",
  ];
  expect([...good, ...bad].filter(isAllowed)).toEqual(good);
});

const never = new AbortController().signal;

async function isReachable(endpoint: string, part: Partial<Outside>): Promise<boolean> {
  const outside = { ...theInternet(), ...part };
  try {
    await pinned(endpointOf(endpoint, null, outside), outside, never);
    return true;
  } catch {
    return false;
  }
}

function delivering(outside: Outside) {
  const vapid = createVapid({
    secret: Buffer.alloc(32, 7).toString("base64url"),
    contact: null,
    clock: Date.now,
  });
  return createDeliver({ vapid, outside, hosts: null, clock: Date.now, closing: never });
}

const aTest = { kind: "test" as const, title: "Parley", body: "A test." };

function subscribed(endpoint: string): PushSubscription {
  return { sessionId: "s", endpoint, p256dh: "", auth: "", words: false, language: "en" };
}

/** Somewhere on this machine that counts who comes. */
async function door(): Promise<{ port: number; knocks(): number }> {
  let knocks = 0;
  const server = createServer((socket) => {
    knocks += 1;
    socket.destroy();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const address = server.address();
  return { port: typeof address === "object" && address ? address.port : 0, knocks: () => knocks };
}
