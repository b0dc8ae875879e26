import { gzipSync } from "node:zlib";
import type { Chance } from "../faults/chance.ts";

/** Parts of requests as no browser sends them. */
export const oddSegments = [
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

export function queryOf(chance: Chance): string {
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
      "day=2026-99-99",
      "event=__proto__",
      "person=%00",
      "search=%25",
      "after=%00",
      "with=x",
      "a=".repeat(3_000),
    ],
    `before=${"9".repeat(16)}`,
    `${chance.pick(oddSegments).replaceAll(" ", "+")}=1`,
  ])}`;
}

export const multipart =
  '--x\r\nContent-Disposition: form-data; name="__proto__"; filename="../../x"\r\n\r\n1\r\n--x\r\nContent-Dis';

export const oddTypes = [
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

export const oddTokens = [
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

export function oddHeaders(chance: Chance): Record<string, string | undefined> {
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
export function encoded(chance: Chance, body: Buffer): { encoding: string | undefined; bytes: Buffer } {
  if (!chance.isOne(15)) return { encoding: undefined, bytes: body };
  const bytes = chance.pick([bomb, gzipSync(body), gzipSync(body).subarray(0, 12), body]);
  return {
    encoding: chance.pick(["gzip", "gzip", "deflate", "br", "zstd", "gzip, gzip", "identity", "x"]),
    bytes,
  };
}

/** 20 MB of nothing in 20 KB. */
const bomb = gzipSync(Buffer.alloc(20_000_000));
