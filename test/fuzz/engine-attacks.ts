import type { Chance } from "../faults/chance.ts";
import { type Attack, Finding, judged } from "./attack.ts";
import { exchange, requestBytes } from "./exchange.ts";
import { frame, openRawLine } from "./raw-line.ts";
import type { Target } from "./target.ts";

/** What goes wrong beneath Socket.IO: polling, its addresses, and the change from polling to a WebSocket. */
export const engineAttacks: Attack[] = [
  { kind: "Engine.IO addresses", weight: 5, send: (chance, target) => attackAddress(chance, target) },
  { kind: "Engine.IO polling", weight: 8, send: (chance, target) => attackPolling(chance, target) },
  { kind: "Engine.IO upgrades", weight: 3, send: (chance, target) => attackUpgrade(chance, target) },
];

const path = "/socket.io/?EIO=4&transport=polling";

async function attackAddress(chance: Chance, target: Target): Promise<string> {
  const query = Object.entries({
    EIO: chance.pick(["4", "4", "3", "5", "", "NaN", "4&EIO=3", "__proto__"]),
    transport: chance.pick([
      "polling",
      "polling",
      "websocket",
      "webtransport",
      "constructor",
      "__proto__",
      "",
      "jsonp",
    ]),
    sid: chance.pick([
      "",
      "x",
      "__proto__",
      "constructor",
      "toString",
      "%00",
      "a".repeat(3_000),
      "../x",
      "a&sid=b",
    ]),
    ...(chance.isOne(3) && { j: chance.pick(["0", "x", ");alert(1)//"]) }),
    ...(chance.isOne(3) && { b64: "1", t: "%ff" }),
  }).flatMap(([name, value]) => (chance.isOne(4) ? [] : `${name}=${value}`));
  const method = chance.pick(["GET", "GET", "POST", "OPTIONS", "PUT", "DELETE", "HEAD", "PATCH"]);
  const upgrade = chance.isOne(4) ? { connection: "upgrade", upgrade: "websocket" } : {};
  const key = chance.isOne(2) ? { "sec-websocket-key": chance.pick(["x", "dGhlIHNhbXBsZSBub25jZQ=="]) } : {};
  const origin = chance.isOne(4) ? { origin: chance.pick(["null", "https://x.example", "\xff"]) } : {};
  const body = method === "POST" ? oddPayload(chance, target) : "";
  const line = `/socket.io/?${query.join("&")}`;
  const sent = requestBytes(method, line, { ...upgrade, ...key, ...origin }, body);
  return judged(await exchange(target.port, sent), `${method} ${line}`);
}

/** Opens a session as a client without WebSocket does, says who it is or not, and posts something odd. */
async function attackPolling(chance: Chance, target: Target): Promise<string> {
  const opened = await exchange(target.port, requestBytes("GET", path, {}));
  const sid = /"sid":"([^"]+)"/.exec(opened.text)?.[1];
  if (sid === undefined) return judged(opened, path);
  const post = async (body: Buffer | string, type = "text/plain;charset=UTF-8") => {
    const sent = requestBytes("POST", `${path}&sid=${sid}`, { "content-type": type }, body);
    return judged(
      await exchange(target.port, sent),
      `a polling payload ${JSON.stringify(body.toString("latin1").slice(0, 300))}`,
    );
  };
  if (chance.isOne(2)) await post(`40{"token":"${target.attackers.sender.token}"}`);
  const outcome = await post(oddPayload(chance, target), chance.pick(payloadTypes));
  await post("1"); // Goodbye, where the session has survived.
  return outcome;
}

const payloadTypes = [
  "text/plain;charset=UTF-8",
  "text/plain",
  "application/octet-stream",
  "application/json",
  "",
  "x",
];

function oddPayload(chance: Chance, { conversationId }: Target): Buffer | string {
  const separator = "\x1e";
  const packets = [
    "2",
    "3",
    "5",
    "6",
    "9",
    "",
    "4",
    "b",
    "bAAAA",
    "b!!!!",
    "2probe",
    "3probe",
    "0{}",
    "41",
    "4é",
  ];
  return chance.pick<() => Buffer | string>([
    () => Array.from({ length: chance.between(1, 40) }, () => chance.pick(packets)).join(separator),
    () => separator.repeat(chance.between(1, 3_000)),
    () =>
      `42["typing:set",{"conversationId":"${conversationId}","typing":true}]${separator}${chance.pick(packets)}`,
    () =>
      `451-["message:send",{"_placeholder":true,"num":0}]${separator}${chance.pick(["bAAAA", "b", "2", ""])}`,
    () => "4".repeat(70_000),
    () => Array.from({ length: 20_000 }, () => "42").join(separator),
    () => Buffer.from(Array.from({ length: 200 }, () => chance.between(0, 255))),
    () => Buffer.from([0x34, 0x32, 0xff, 0xfe, 0xed, 0xa0, 0x80]),
    () => '12:42["heads"]5:hello',
    () => "d=42%5B%22heads%22%5D",
  ])();
}

/** Begins with polling, then comes with a WebSocket for the same session and says the wrong things. */
async function attackUpgrade(chance: Chance, target: Target): Promise<string> {
  const opened = await exchange(target.port, requestBytes("GET", path, {}));
  const sid = /"sid":"([^"]+)"/.exec(opened.text)?.[1];
  if (sid === undefined) return judged(opened, path);
  try {
    const line = await openRawLine(target.port, `/socket.io/?EIO=4&transport=websocket&sid=${sid}`);
    const words = ["2probe", "5", "2", "2prob", "4", "40", "5", "1", "2probe5", "", "6", "\0"];
    for (let n = chance.between(1, 6); n > 0; n -= 1) line.send(frame({ payload: chance.pick(words) }));
    line.send(frame({ opcode: 8, payload: "" }));
    const outcome = await line.hears(() => false);
    line.close();
    if (outcome === "silent") throw new Finding("A WebSocket that said goodbye was kept");
    return "closed";
  } catch (error) {
    if (error instanceof Finding) throw error;
    return "refused"; // The handshake was answered with something else.
  }
}
