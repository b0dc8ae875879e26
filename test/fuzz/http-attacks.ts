import { gzipSync } from "node:zlib";
import { routes } from "../../src/access/routes.ts";
import { password, setupToken } from "../app.ts";
import type { Chance } from "../faults/chance.ts";
import { type Attack, judged } from "./attack.ts";
import { exchange, requestBytes } from "./exchange.ts";
import { hostileKeys, hostileValues } from "./hostile-values.ts";
import { mutatedJson } from "./mutated-json.ts";
import { type Role, renew, type Target } from "./target.ts";

/** Every route that there is, with its address, query, headers and body gone wrong. */
export const httpAttacks: Attack[] = [
  { kind: "HTTP routes", weight: 30, send: (chance, target) => attackRoute(chance, target) },
];

const routeNames = Object.keys(routes).map((name) => name.split(" ", 2) as [string, string]); // "METHOD /path"

async function attackRoute(chance: Chance, target: Target): Promise<string> {
  const [method, pattern] = chance.pick(routeNames);
  const role = chance.pick<Role | null>([null, "sender", "receiver", "owner"]);
  const path = addressOf(chance, target, pattern) + (chance.isOne(3) ? queryOf(chance) : "");
  const isForm = !pattern.startsWith("/api");
  const hasBody = method !== "GET" || chance.isOne(10);
  const { type, body } = hasBody ? contentOf(chance, isForm) : { type: undefined, body: "" };
  const headers = { ...credentials(chance, target, role), ...oddHeaders(chance), "content-type": type };
  const { encoding, bytes } = encoded(chance, Buffer.from(body));
  const sent = requestBytes(method, path, { ...headers, "content-encoding": encoding }, bytes);
  const answer = await exchange(target.port, chance.isOne(25) ? sent.subarray(0, -1) : sent);
  // Signing out is a route too, and a token that ended reaches nothing.
  if (role !== null && (answer.status === 401 || pattern.includes("sign-out"))) await renew(target, role);
  return judged(answer, `${method} ${path} ${body.slice(0, 300)}`);
}

/** The pattern with its names filled: rightly, with something else that exists, or with nonsense. */
function addressOf(chance: Chance, target: Target, pattern: string): string {
  const { sender, receiver } = target.attackers;
  return pattern.replaceAll(/:\w+/g, () =>
    chance.isOne(3)
      ? chance.pick(oddSegments)
      : chance.pick([target.conversationId, target.messageId, receiver.accountId, sender.accountId, "1"]),
  );
}

const oddSegments = [
  ...[
    "%00",
    "%ff",
    "%2e%2e",
    "%2f",
    "..%2f..%2f",
    "%",
    "%zz",
    "%E0%A4%A",
    "%ed%a0%80",
    "constructor",
    "__proto__",
  ],
  ...[
    "a".repeat(8_000),
    "%F0%9F%98%80",
    "' OR 1=1 --",
    "0",
    "-1",
    "1e9",
    "9".repeat(30),
    ";",
    "a;b=c",
    "%0d%0aX:y",
  ],
];

function queryOf(chance: Chance): string {
  return `?${chance.pick([
    ...[
      "before=",
      "limit=0",
      "limit=-1",
      "limit=1e9",
      "limit=99999999999999999999",
      "before=1.5",
      "limit[]=1",
    ],
    ...[
      "before[$ne]=1",
      "__proto__[x]=1",
      "constructor[prototype][x]=1",
      "limit=1&limit=2",
      "%",
      "%ff=%ff",
      "&&&=&",
    ],
    ...[
      "next=//x.example",
      "next=%00",
      "token=%00",
      "as=__proto__",
      "welcome=constructor",
      "a=".repeat(3_000),
    ],
    `before=${"9".repeat(16)}`,
    `${chance.pick(oddSegments).replaceAll(" ", "+")}=1`,
  ])}`;
}

/** What every body of ours is made of; a route knows some of it. */
function sample(): Record<string, unknown> {
  return {
    name: "Mallory",
    email: "mallory@people.example",
    // Mostly wrong, so that no attack changes a password for good.
    password: "not the password",
    newPassword: password,
    currentPassword: "not the password",
    role: "sender",
    setupToken,
    invitation: "none",
    key: "0191d3a0-0000-7000-8000-000000000001",
    text: "hello",
    code: "123456",
    token: "none",
    next: "/chat",
    as: "sender",
    required: false,
  };
}

const fieldSets = [
  ["name", "email", "password", "role"],
  ["name", "email", "password", "role", "setupToken", "invitation"],
  ["email", "password"],
  ["email", "password", "code"],
  ["key", "text"],
  ["currentPassword", "newPassword"],
  ["code"],
  ["token", "password"],
  ["as", "next", "email", "password"],
  ["invitation", "name", "email", "password"],
  [],
];

function contentOf(chance: Chance, isForm: boolean): { type: string | undefined; body: string } {
  const all = sample();
  const fields = Object.fromEntries(chance.pick(fieldSets).map((name) => [name, all[name]]));
  const body = chance.isOne(10) ? multipart : isForm ? form(chance, fields) : mutatedJson(chance, fields);
  const usual = isForm ? "application/x-www-form-urlencoded" : "application/json";
  return { type: chance.isOne(8) ? (chance.pick(oddTypes) ?? undefined) : usual, body };
}

const multipart =
  '--x\r\nContent-Disposition: form-data; name="__proto__"; filename="../../x"\r\n\r\n1\r\n--x\r\nContent-Dis';

const oddTypes = [
  null,
  ...["", "text/plain", "text/html", "application/json; charset=utf-7", "application/json; charset=utf-16le"],
  ...[
    "application/json; charset=x",
    "application/json; charset=",
    "application/jsonp",
    "APPLICATION/JSON",
    "a/b/c",
  ],
  ...[
    "multipart/form-data",
    "multipart/form-data; boundary=x",
    "multipart/form-data; boundary=",
    ";;;",
    "application",
  ],
  ...[
    "application/x-www-form-urlencoded; charset=iso-8859-1",
    "application/x-www-form-urlencoded; charset=utf-32",
  ],
  `application/${"j".repeat(5_000)}`,
];

function form(chance: Chance, fields: Record<string, unknown>): string {
  const pairs = Object.entries(fields).map(([name, value]) => {
    const odd = chance.isOne(3) ? JSON.parse(safely(chance.pick(hostileValues))) : value;
    return `${name}${chance.pick(["", "", "", "", "[]", "[$ne]", "[__proto__][x]", "%00"])}=${encode(chance, odd)}`;
  });
  if (chance.isOne(4)) pairs.push(`${encode(chance, JSON.parse(chance.pick(hostileKeys)))}=1`);
  if (chance.isOne(20)) pairs.push(...Array.from({ length: 1_200 }, (_, n) => `k${n}=1`));
  if (chance.isOne(20)) pairs.push("&&==&%&%zz=%");
  return pairs.join(chance.isOne(10) ? ";" : "&");
}

function encode(chance: Chance, value: unknown): string {
  const text = String(typeof value === "object" ? JSON.stringify(value) : value).toWellFormed();
  return chance.isOne(4) ? text.replaceAll(/[\r\n &]/g, "+") : encodeURIComponent(text);
}

/** 1e999 is JSON on the wire, and no number here. */
function safely(text: string): string {
  return /^-?\d/.test(text) ? `"${text}"` : text;
}

function encoded(chance: Chance, body: Buffer): { encoding: string | undefined; bytes: Buffer } {
  if (!chance.isOne(15)) return { encoding: undefined, bytes: body };
  const bytes = chance.pick([bomb, gzipSync(body), gzipSync(body).subarray(0, 12), body]);
  return {
    encoding: chance.pick(["gzip", "gzip", "deflate", "br", "zstd", "gzip, gzip", "identity", "x"]),
    bytes,
  };
}

/** 20 MB of nothing in 20 KB. */
const bomb = gzipSync(Buffer.alloc(20_000_000));

function credentials(chance: Chance, target: Target, role: Role | null): Record<string, string | undefined> {
  if (role === null) return chance.isOne(4) ? { authorization: chance.pick(oddTokens) } : {};
  const { token } = target.attackers[role];
  if (chance.isOne(2)) return { authorization: `Bearer ${token}` };
  return { cookie: `session=${token}`, "sec-fetch-site": "same-origin" };
}

const oddTokens = [
  ...[
    "",
    "Bearer",
    "Bearer ",
    "Bearer a.b.c",
    "Basic YTpi",
    "Bearer eyJhbGciOiJub25lIn0.e30.",
    "Bearer \0",
    "bearer x",
  ],
  ...[
    "Bearer eyJhbGciOiJIUzI1NiJ9.bnVsbA.x",
    `Bearer ${"a.".repeat(3_000)}`,
    "Bearer []",
    "Bearer __proto__",
  ],
];

function oddHeaders(chance: Chance): Record<string, string | undefined> {
  if (!chance.isOne(3)) return {};
  return chance.pick<Record<string, string>>([
    { origin: "null" },
    { origin: "https://x.example" },
    { "sec-fetch-site": "cross-site" },
    {
      host: chance.pick([
        "",
        "x y",
        "[::1",
        "a".repeat(3_000),
        "x:99999",
        "'; script-src *",
        "a\tb",
        "[v1.x]",
      ]),
    },
    {
      cookie: chance.pick([
        "=;=;=",
        "zone=%00",
        "zone=__proto__",
        "session=%",
        "session=a.b.c",
        "a=b;".repeat(2_000),
      ]),
    },
    {
      "accept-language": chance.pick([
        "*",
        "en-u-nu-x",
        ",;q=",
        "x".repeat(4_000),
        "de;q=a,en;q=9e9",
        "a-".repeat(999),
      ]),
    },
    { "accept-encoding": chance.pick(["gzip;q=x", "*", "br, zstd, gzip", ",,,,", "identity;q=0, *;q=0"]) },
    { "x-forwarded-for": chance.pick(["::", "1.2.3.4, x", ":::::", "%", ",,,", "a".repeat(3_000)]) },
    { "x-forwarded-proto": chance.pick(["https", "javascript", ",", "https,http"]) },
    {
      "user-agent": chance.pick([
        "",
        "\x1b[2J",
        "é".repeat(2_000),
        "Mozilla/5.0 (".repeat(200),
        "(".repeat(5_000),
      ]),
    },
    { "if-none-match": "*", "if-modified-since": "x", "if-match": '"', range: "bytes=9-1,-1,a-b" },
    { expect: chance.pick(["100-continue", "200-ok", "x"]) },
    { "transfer-encoding": chance.pick(["gzip", "identity", "chunked, gzip"]) },
    { upgrade: chance.pick(["websocket", "h2c", "x"]), connection: "upgrade" },
    { "x-http-method-override": "DELETE", "x-original-url": "/team", "x-rewrite-url": "/team" },
    Object.fromEntries(Array.from({ length: chance.pick([90, 150, 1_500]) }, (_, n) => [`x-${n}`, "1"])),
  ]);
}
