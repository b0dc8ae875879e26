import { requests } from "../../src/realtime/requests.ts";
import type { RequestName } from "../../src/shared/protocol.ts";
import type { Chance } from "../faults/chance.ts";
import { type Attack, type AttackerLines, Finding } from "./attack.ts";
import { hostileValues } from "./hostile-values.ts";
import { mutatedJson } from "./mutated-json.ts";
import { frame, openRawLine } from "./raw-line.ts";
import { keyOf, samples } from "./samples.ts";
import { stillAnswers } from "./still-answers.ts";
import type { Role, Target } from "./target.ts";

/** Socket.IO packets gone wrong, and every request that there is with its payload gone wrong. */
export const packetAttacks: Attack[] = [
  { kind: "events", weight: 40, send: attackEvent },
  { kind: "Socket.IO packets", weight: 20, send: attackPacket },
  { kind: "Socket.IO packets of a stranger", weight: 5, send: attackAsStranger },
];

const names = Object.keys(requests) as RequestName[]; // Its keys are exactly these.

async function attackEvent(chance: Chance, target: Target, lines: AttackerLines): Promise<string> {
  const name = chance.pick(names);
  const payload = mutatedJson(chance, samples[name](target, chance));
  const id = chance.isOne(6) ? "" : String(chance.between(0, 1_000_000));
  const more = chance.isOne(10) ? `,${chance.pick(hostileValues)}` : "";
  const role = chance.pick<Role>(["sender", "receiver", "owner"]);
  return afterSending(lines, role, [frame({ payload: `42${id}["${name}",${payload}${more}]` })], id);
}

async function attackPacket(chance: Chance, target: Target, lines: AttackerLines): Promise<string> {
  const role = chance.pick<Role>(["sender", "receiver"]);
  return afterSending(lines, role, oddPacket(chance, target), "");
}

/** Nobody has signed in on the line. Whatever is said, a wrong heartbeat at the end has it closed. */
async function attackAsStranger(chance: Chance, target: Target): Promise<string> {
  const line = await openRawLine(target.port, "/socket.io/?EIO=4&transport=websocket").catch(() => null);
  if (line === null) return "refused";
  const token = chance.pick([JSON.stringify(target.attackers.sender.token), ...hostileValues]);
  const hellos = [
    `40{"token":${token}}`,
    `40${chance.pick(hostileValues)}`,
    "40",
    "40/admin,",
    "40/,{}",
    `40{"accountId":${token}}`,
  ];
  const sent = chance.isOne(2) ? [frame({ payload: chance.pick(hellos) })] : oddPacket(chance, target);
  for (const bytes of [...sent, frame({ payload: "2" })]) line.send(bytes);
  const outcome = await line.hears(() => false);
  line.close();
  if (outcome === "silent") throw new Finding("A stranger's line was kept after a wrong heartbeat");
  return "closed";
}

/** Sends over a line that lives on, and tells whether it was answered: an attack that asked, and a question after. */
async function afterSending(lines: AttackerLines, role: Role, sent: Buffer[], id: string): Promise<string> {
  const line = await lines.line(role);
  if (line === "refused") return "refused";
  for (const bytes of sent) line.send(bytes);
  const outcome = await stillAnswers(line);
  const shown = Buffer.concat(sent).toString("latin1").slice(0, 300);
  if (outcome === "silent") throw new Finding(`No answer and no end after ${shown}`);
  if (line.heard(isInternal)) throw new Finding(`An internal fault at or before ${shown}`);
  const answer = id === "" ? undefined : line.heard((message) => message.startsWith(`43${id}[`));
  return answer === undefined ? outcome : codeOf(answer);
}

function isInternal(message: string): boolean {
  return /^43\d*\[\{"ok":false,"error":\{"code":"internal"/.test(message);
}

function codeOf(answer: string): string {
  return /^43\d*\[\{"ok":true/.test(answer) ? "ok" : (/"code":"(\w+)"/.exec(answer)?.[1] ?? "odd");
}

function oddPacket(chance: Chance, { conversationId }: Target): Buffer[] {
  const send = `"message:send",{"conversationId":"${conversationId}","key":"${keyOf(chance)}","text":"x"}`;
  const texts = (...all: string[]) => all.map((payload) => frame({ payload }));
  const binary = (payload: Buffer) => frame({ payload, opcode: 2 });
  return chance.pick<() => Buffer[]>([
    () => texts(`42${chance.pick(oddIds)}[${send}]`),
    () => texts(`42${chance.pick(namespaces)}1[${send}]`),
    () =>
      texts(
        `4${chance.pick(["0", "1", "2", "3", "4", "5", "6", "7", "9", "-", "", "é"])}${chance.pick(rests)}`,
      ),
    () => texts(`42[${chance.pick(reserved)}${chance.isOne(2) ? `,${chance.pick(hostileValues)}` : ""}]`),
    () => texts(`421[${chance.pick(reserved)},{},[],null,${chance.pick(hostileValues)}]`),
    () => texts(`43${chance.pick(oddIds)}[${chance.pick(hostileValues)}]`),
    () => texts(`42${chance.pick(hostileValues)}`),
    () => texts(`421[${chance.pick(hostileValues)},${chance.pick(hostileValues)}]`),
    () => texts(`45${chance.pick(["1", "0", "-1", "1.5", "10", "11", "99999", "NaN", "", "1e3"])}-[${send}]`),
    () => [...texts(`451-1["message:send",${chance.pick(placeholders)}]`), binary(Buffer.from([4, 1, 2]))],
    () => [
      ...texts(`452-1["presence:watch",{"accountIds":[${chance.pick(placeholders)},1]}]`),
      binary(Buffer.alloc(60_000)),
    ],
    () => [...texts('451-1["heads",{"_placeholder":true,"num":0}]'), ...texts("42")],
    () => [...texts(`461-${chance.pick(oddIds)}[{"_placeholder":true,"num":0}]`), binary(Buffer.alloc(0))],
    () => [binary(Buffer.from("2[]"))],
    () =>
      texts(
        chance.pick([
          "1",
          "2",
          "3",
          "3probe",
          "2probe",
          "5",
          "6",
          "0{}",
          "b",
          "7",
          "",
          "\0",
          "40",
          "41",
          "44{}",
        ]),
      ),
    () => texts(`42["${names[chance.between(0, names.length - 1)]}"]`),
    () => texts(...Array.from({ length: 50 }, (_, n) => `42${n}["message:explode",{}]`)),
  ])();
}

const oddIds = [
  "-1",
  "NaN",
  "1e9",
  "9007199254740993",
  "9".repeat(400),
  "0x1",
  "1.5",
  "00",
  " 1",
  "null",
  "__proto__",
  "Infinity",
];
const namespaces = [
  "/,",
  "/admin,",
  "/__proto__,",
  "/constructor,",
  "//,",
  "/?token=x,",
  "/socket.io,",
  `/${"n".repeat(5_000)},`,
  "/\0,",
];
const rests = [
  "",
  "{}",
  "[]",
  "null",
  "[[]]",
  '["x"]',
  '{"token":null}',
  "1",
  "/",
  "/,",
  "/x,{}",
  '"x"',
  "[",
  "undefined",
  "[1e999]",
];
const reserved = [
  ...[
    '"connect"',
    '"connect_error"',
    '"disconnect"',
    '"disconnecting"',
    '"newListener"',
    '"removeListener"',
    '"error"',
  ],
  ...[
    '"connection"',
    '"ping"',
    '"end"',
    '"close"',
    '"data"',
    '"message"',
    '"__proto__"',
    '"constructor"',
    '"toString"',
  ],
  ...["0", "-1", "null", "true", "{}", "[]", '""', '"\\ud800"', "1e999"],
];
const placeholders = [
  ...['{"_placeholder":true,"num":0}', '{"_placeholder":true,"num":1}', '{"_placeholder":true,"num":-1}'],
  ...[
    '{"_placeholder":true,"num":"splice"}',
    '{"_placeholder":true,"num":1e999}',
    '{"_placeholder":true,"num":null}',
  ],
  ...[
    '{"_placeholder":true}',
    '{"_placeholder":"true","num":0}',
    '{"a":{"_placeholder":true,"num":0},"__proto__":{}}',
  ],
];
