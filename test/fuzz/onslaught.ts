import { type Chance, chanceOf } from "../faults/chance.ts";
import type { Attack, AttackerLines } from "./attack.ts";
import { engineAttacks } from "./engine-attacks.ts";
import { frameAttacks } from "./frame-attacks.ts";
import { httpAttacks } from "./http-attacks.ts";
import { lengthAttacks } from "./length-attacks.ts";
import { packetAttacks } from "./packet-attacks.ts";
import { frame, openRawLine, type RawLine } from "./raw-line.ts";
import { requestLineAttacks } from "./request-line-attacks.ts";
import { type Role, renew, type Target } from "./target.ts";

const attacks: Attack[] = [
  ...httpAttacks,
  ...requestLineAttacks,
  ...lengthAttacks,
  ...engineAttacks,
  ...frameAttacks,
  ...packetAttacks,
];

/** How many inputs of each kind had which outcome, and what must not be. */
export interface Outcome {
  counts: Map<string, Map<string, number>>;
  /** Each with its number, by which FUZZ_SEED and the same length find it again. */
  findings: string[];
}

/** As many at a time as a few browsers would have open. */
const atOnce = 12;

/** Sends inputs number `from` up to `to`, each drawn from the seed and its own number alone. */
export async function sendAll(target: Target, seed: number, from: number, to: number): Promise<Outcome> {
  const outcome: Outcome = { counts: new Map(), findings: [] };
  let next = from;
  const sendSome = async () => {
    const lines = openLines(target);
    while (next < to && !target.hasExited()) {
      const number = next;
      next += 1;
      const chance = chanceOf(seed + Math.imul(number, 0x9e3779b1));
      const attack = draw(chance);
      count(outcome, attack.kind, await sendOne(attack, chance, target, lines, outcome, number));
    }
    lines.close();
  };
  await Promise.all(Array.from({ length: atOnce }, sendSome));
  return outcome;
}

async function sendOne(
  attack: Attack,
  chance: Chance,
  target: Target,
  lines: AttackerLines,
  { findings }: Outcome,
  number: number,
): Promise<string> {
  try {
    return await attack.send(chance, target, lines);
  } catch (error) {
    // Grown beyond what a string may hold: it never left this process.
    if (error instanceof RangeError) return "unsendable";
    findings.push(
      `Input ${number} (${attack.kind}): ${error instanceof Error ? error.message : String(error)}`,
    );
    return "FOUND";
  }
}

function draw(chance: Chance): Attack {
  let at = chance.next() * attacks.reduce((sum, { weight }) => sum + weight, 0);
  const drawn = attacks.find(({ weight }) => {
    at -= weight;
    return at < 0;
  });
  return drawn ?? chance.pick(attacks);
}

function count({ counts }: Outcome, kind: string, result: string): void {
  const ofKind = counts.get(kind) ?? new Map<string, number>();
  counts.set(kind, ofKind.set(result, (ofKind.get(result) ?? 0) + 1));
}

/** One attacker's connections: opened when first needed, and again after something sent over them closed them. */
function openLines(target: Target): AttackerLines & { close(): void } {
  const open = new Map<Role, RawLine>();
  return {
    async line(role) {
      const held = open.get(role);
      if (held?.isOpen()) return held;
      const line = await openLine(target, role);
      if (line !== "refused") open.set(role, line);
      return line;
    },
    close() {
      for (const line of open.values()) line.close();
    },
  };
}

async function openLine(target: Target, role: Role): Promise<RawLine | "refused"> {
  try {
    const line = await openRawLine(target.port, "/socket.io/?EIO=4&transport=websocket");
    line.send(frame({ payload: `40{"token":"${target.attackers[role].token}"}` }));
    const answer = await line.hears((message) => message.startsWith("40") || message.startsWith("44"));
    if (answer.startsWith("40")) return line;
    line.close();
    if (answer.includes('"unauthenticated"')) await renew(target, role);
    return "refused";
  } catch {
    return "refused"; // Too many at once, and told so: with limits on that is what they are for.
  }
}
