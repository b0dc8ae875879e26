import { METHODS } from "node:http";
import type { Chance } from "../faults/chance.ts";
import { type Attack, judged } from "./attack.ts";
import { exchange } from "./exchange.ts";
import type { Target } from "./target.ts";

/** Bytes that are hardly HTTP: first lines and header lines. */
export const requestLineAttacks: Attack[] = [
  { kind: "HTTP first lines and headers", weight: 12, send: (chance, target) => attackHead(chance, target) },
];

async function attackHead(chance: Chance, target: Target): Promise<string> {
  const method = chance.pick(chance.isOne(2) ? METHODS : oddMethods);
  const path = chance.isOne(2) ? chance.pick(oddTargets) : randomTarget(chance);
  const line = chance.isOne(4) ? chance.pick(oddLines) : `${method} ${path} ${chance.pick(versions)}`;
  const headers = chance.isOne(2) ? ["Host: x", "Connection: close"] : someHeaders(chance);
  const sent = [line, ...headers, "", ""].join(chance.isOne(12) ? "\n" : "\r\n");
  const bytes = chance.isOne(10) ? sent.slice(0, chance.between(0, sent.length)) : sent;
  return judged(
    await exchange(target.port, Buffer.from(bytes, "latin1")),
    JSON.stringify(bytes.slice(0, 300)),
  );
}

const oddMethods = [
  "GET",
  "GET",
  "get",
  "",
  "TRACK",
  "G\0T",
  "PRI",
  "é",
  "X".repeat(3_000),
  "GET\t",
  "__proto__",
  "{}",
];
const versions = [
  "HTTP/1.1",
  "HTTP/1.1",
  "HTTP/1.1",
  "HTTP/1.0",
  "HTTP/0.9",
  "HTTP/2.0",
  "HTTP/9.9",
  "HTTX/1.1",
  "",
  "1",
];
const oddLines = [
  ...[
    "",
    " ",
    "\0\0\0\0",
    "PRI * HTTP/2.0\r\n\r\nSM",
    "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    "GET  /  HTTP/1.1",
  ],
  ...[
    "GET / HTTP/1.1\r\n GET / HTTP/1.1",
    "GET\r\n/ HTTP/1.1",
    "<policy-file-request/>\0",
    "CONNECT x:443 HTTP/1.1",
  ],
  ...["OPTIONS * HTTP/1.1", "TRACE / HTTP/1.1", "* * *", "a".repeat(70_000)],
];

const oddTargets = [
  ...[
    "/",
    "*",
    "",
    "//",
    "///x.example/..",
    "/./././",
    "/../../../../etc/passwd",
    "/..%2f..%2f..%2fetc%2fpasswd",
  ],
  ...[
    "/%2e%2e/%2e%2e/package.json",
    "/%c0%ae%c0%ae/",
    "/..\\..\\",
    "/%5c..%5c",
    "/css/../../.env",
    "/css/%2e%2e%2f",
  ],
  ...[
    "/%00",
    "/css/main.css%00.svg",
    "/%",
    "/%zz",
    "/%ff%fe",
    "/%u0041",
    "/chat/%00",
    "/chat/with/%ff",
    "/api/%2f",
  ],
  ...[
    "http://x.example/",
    "https://127.0.0.1:1/",
    "http://[::1",
    "http:",
    "javascript:alert(1)",
    "x.example:443",
    "?",
    "#",
  ],
  ...[
    "/socket.io",
    "/socket.io/",
    "/socket.io/?EIO=4&transport=polling&sid=x",
    "/socket.io/../chat",
    "/socket.io%2f",
  ],
  ...[
    "/?%5B%5D",
    "/sign-in?next=%",
    "/setup?token[]=1",
    "/chat?before=%00",
    `/${"a/".repeat(4_000)}`,
    "/\x7f\x80\xff",
  ],
  ...[
    `/${"a".repeat(65_536)}`,
    `/?${"a=b&".repeat(16_384)}`,
    `/${"%2e".repeat(5_000)}`,
    "/;/;/;",
    "/a b c",
    '/{}|^`<>"',
  ],
];

function randomTarget(chance: Chance): string {
  const parts = [
    "/",
    "..",
    "%2e",
    "%2f",
    "\\",
    "%00",
    "chat",
    "api",
    "css",
    "build",
    "?",
    "&",
    "=",
    "%",
    "é",
    ";",
    "//",
  ];
  return `/${Array.from({ length: chance.between(1, 12) }, () => chance.pick(parts)).join("")}`;
}

function someHeaders(chance: Chance): string[] {
  return [
    "Host: x",
    ...Array.from({ length: chance.between(0, 3) }, () => chance.pick(oddHeaderLines)),
    "Connection: close",
  ];
}

const oddHeaderLines = [
  ...[
    "Host: y",
    "Host:",
    ":",
    ": x",
    "x",
    "x y: z",
    "X\0: 1",
    "X: \0",
    "X: \x0b",
    "X : 1",
    " X: 1",
    "X: a\r b",
    "é: é",
  ],
  ...[
    "Cookie: session=\xff",
    "Cookie: session=%FF%00",
    "Authorization: \xff",
    "Content-Type: \xff",
    "Accept: */*;q=\xff",
  ],
  ...[
    "Connection: upgrade\r\nUpgrade: websocket",
    "Upgrade: websocket",
    "Sec-WebSocket-Key: x",
    "Expect: 100-continue",
  ],
  ...[
    "Content-Length: 5",
    "Content-Length: -1",
    "Content-Length: 1e3",
    "Content-Length: 99999999999999999999",
  ],
  ...[
    "Content-Length: 1\r\nContent-Length: 2",
    "Transfer-Encoding: chunked",
    "Transfer-Encoding: x",
    "Trailer: x",
  ],
  ...[
    `X: ${"a".repeat(20_000)}`,
    `${"X".repeat(20_000)}: a`,
    Array.from({ length: 3_000 }, (_, n) => `a${n}: 1`).join("\r\n"),
  ],
];
