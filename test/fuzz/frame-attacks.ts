import type { Chance } from "../faults/chance.ts";
import { type Attack, type AttackerLines, Finding } from "./attack.ts";
import { frame } from "./raw-line.ts";
import { stillAnswers } from "./still-answers.ts";

/** WebSocket frames that RFC 6455 forbids, and such as it allows but nobody sends. */
export const frameAttacks: Attack[] = [
  { kind: "WebSocket frames", weight: 10, send: (chance, _target, lines) => attack(chance, lines) },
];

async function attack(chance: Chance, lines: AttackerLines): Promise<string> {
  const line = await lines.line("sender");
  if (line === "refused") return "refused";
  const name = chance.pick(Object.keys(shapes));
  const shape = shapes[name];
  if (!shape) return "nothing";
  line.send(shape(chance));
  if (waitsForMore.has(name)) {
    line.close();
    return "cut off";
  }
  const outcome = await stillAnswers(line);
  if (outcome === "silent") throw new Finding(`No answer and no end after the frame "${name}"`);
  return outcome;
}

/** The server rightly waits for the rest of these. */
const waitsForMore = new Set(["longer than it says", "an unfinished message"]);

const event = '42["presence:set",{"presence":"online"}]';

const shapes: Record<string, (chance: Chance) => Buffer> = {
  "in many parts": () => parts([...event]),
  "with pings between its parts": () =>
    Buffer.concat([
      frame({ payload: event.slice(0, 9), isLast: false }),
      frame({ opcode: 9, payload: "are you there" }),
      frame({ opcode: 0, payload: event.slice(9) }),
    ]),
  "an unfinished message": () => frame({ payload: event, isLast: false }),
  "a going on without a beginning": () => frame({ opcode: 0, payload: event }),
  "two beginnings": () =>
    Buffer.concat([frame({ payload: "4", isLast: false }), frame({ payload: "2", isLast: false })]),
  "a ping in parts": () => frame({ opcode: 9, payload: "x", isLast: false }),
  "a long ping": (chance) => frame({ opcode: 9, payload: "x".repeat(chance.pick([126, 127, 65_536])) }),
  "many pings": () => Buffer.concat(Array.from({ length: 200 }, () => frame({ opcode: 9, payload: "p" }))),
  "pongs nobody asked for": () =>
    Buffer.concat(Array.from({ length: 50 }, () => frame({ opcode: 10, payload: "p" }))),
  "reserved bits": (chance) => frame({ payload: event, reserved: chance.between(1, 7) }),
  "reserved kinds": (chance) =>
    frame({ payload: event, opcode: chance.pick([3, 4, 5, 6, 7, 11, 12, 13, 14, 15]) }),
  "crumbs without end": () => parts(Array.from({ length: 20_000 }, (_, at) => (at % 50 === 0 ? "4" : ""))),
  "not masked": () => frame({ payload: event, isMasked: false }),
  "too large": (chance) => frame({ payload: Buffer.alloc(chance.pick([65_537, 100_000]), 0x34) }),
  "too large in parts": () => parts(Array.from({ length: 20 }, () => "4".repeat(8_000))),
  "longer than it says": (chance) => frame({ payload: "42", length: chance.pick([10n, 60_000n]) }),
  "of an impossible length": (chance) =>
    frame({ payload: "42", length: chance.pick([2n ** 63n, 2n ** 53n, 2n ** 31n]) }),
  "not UTF-8": (chance) =>
    frame({ payload: Buffer.from(chance.pick(["3432ff", "34c0ae", "34eda080", "34f5808080", "f0"]), "hex") }),
  "a goodbye": (chance) => frame({ opcode: 8, payload: code(chance) }),
  "a goodbye of one byte": () => frame({ opcode: 8, payload: "x" }),
  "a goodbye that is not UTF-8": () => frame({ opcode: 8, payload: Buffer.from("03e8ff", "hex") }),
  "a long goodbye": () => frame({ opcode: 8, payload: "x".repeat(126) }),
  "words after the goodbye": () =>
    Buffer.concat([frame({ opcode: 8, payload: "" }), frame({ payload: event })]),
  binary: (chance) => frame({ opcode: 2, payload: Buffer.alloc(chance.pick([0, 1, 500, 60_000]), 4) }),
  "empty, many times": () => Buffer.concat(Array.from({ length: 100 }, () => frame({ payload: "" }))),
  noise: (chance) =>
    Buffer.from(Array.from({ length: chance.between(1, 300) }, () => chance.between(0, 255))),
  HTTP: () => Buffer.from("GET / HTTP/1.1\r\nHost: x\r\n\r\n"),
};

function parts(texts: string[]): Buffer {
  return Buffer.concat(
    texts.map((payload, at) => frame({ payload, opcode: at === 0 ? 1 : 0, isLast: at === texts.length - 1 })),
  );
}

function code(chance: Chance): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(chance.pick([0, 999, 1_000, 1_004, 1_005, 1_006, 1_015, 2_999, 3_000, 5_000, 65_535]));
  return bytes;
}
