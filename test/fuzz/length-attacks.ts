import type { Chance } from "../faults/chance.ts";
import { type Attack, judged } from "./attack.ts";
import { exchange } from "./exchange.ts";
import type { Target } from "./target.ts";

/** Bodies whose length and content contradict each other. */
export const lengthAttacks: Attack[] = [
  { kind: "HTTP lengths and chunks", weight: 6, send: (chance, target) => attackLength(chance, target) },
];

async function attackLength(chance: Chance, target: Target): Promise<string> {
  const path = chance.pick([
    "/api/sessions",
    "/api/accounts",
    "/sign-in",
    "/chat/x/messages",
    "/socket.io/?EIO=4&transport=polling",
  ]);
  const type = chance.pick(["application/json", "application/x-www-form-urlencoded"]);
  const rest = chance.pick(contradictions);
  const sent = `POST ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: ${type}\r\n${rest}`;
  return judged(await exchange(target.port, Buffer.from(sent, "latin1")), JSON.stringify(sent.slice(0, 300)));
}

const chunked = "Transfer-Encoding: chunked\r\n\r\n";
const contradictions = [
  ...[
    "Content-Length: 100\r\n\r\n{}",
    "Content-Length: 1\r\n\r\n{}GET / HTTP/1.1\r\n\r\n",
    "Content-Length: 0\r\n\r\n{}",
  ],
  ...[
    `${chunked}0\r\n\r\n`,
    `${chunked}zz\r\n{}\r\n0\r\n\r\n`,
    `${chunked}-1\r\n{}`,
    `${chunked}ffffffffffffffff\r\n{}`,
  ],
  ...[
    `${chunked}2\r\n{}`,
    `${chunked}2;${"x".repeat(20_000)}\r\n{}\r\n0\r\n\r\n`,
    `${chunked}2\r\n{}\r\n0\r\nX: \0\r\n\r\n`,
  ],
  ...[
    `${chunked}2\n{}\n0\n\n`,
    `${chunked}2\r\n{}}\r\n0\r\n\r\n`,
    `${chunked}10000\r\n${"a".repeat(65_536)}\r\n1\r\nb\r\n0\r\n\r\n`,
  ],
  ...[
    `Content-Length: 2\r\n${chunked}2\r\n{}\r\n0\r\n\r\n`,
    `${chunked}${"1\r\na\r\n".repeat(3_000)}0\r\n\r\n`,
  ],
  ...["Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n", "Transfer-Encoding:\tchunked\r\n\r\n0\r\n\r\n"],
  ...[
    "Expect: 100-continue\r\nContent-Length: 10\r\n\r\n",
    `Content-Length: 70000\r\n\r\n${"a".repeat(70_000)}`,
  ],
];
