import type { Access, Who } from "../../../src/access/access.ts";
import { events } from "../../../src/access/events.ts";
import { routes } from "../../../src/access/routes.ts";
import type { ErrorCode } from "../../../src/shared/errors.ts";
import { askEvent, askRoute, type Outcome } from "./asking.ts";
import type { Candidate } from "./candidate.ts";
import { candidatesFor } from "./candidates.ts";
import { type Watched, watchDatabase } from "./database.ts";
import { examples } from "./examples.ts";
import { type Actor, signIn, type World } from "./world.ts";

export interface Report {
  checks: number;
  /** Granted, or answered otherwise than declared, where it had to be refused. */
  allows: string[];
  /** Refused where it had to be granted. */
  refusals: string[];
  /** Refusals that tell a foreign object from a missing one. */
  differences: string[];
  /** Refused, or only asked, and yet something changed or somebody heard of it. */
  effects: string[];
}

interface Operation extends Access {
  name: string;
  kind: "route" | "event";
  isRead: boolean;
}

type Choice = Record<string, Candidate>;

interface Check {
  operation: Operation;
  actor: Actor;
  choice: Choice;
  expected: string;
  /** Sent instead of what fits, to whom nothing is granted anyway. */
  nonsense?: true;
}

/** Those that leave nothing behind in the database. */
const readingEvents = new Set(["conversation:sync", "heads", "presence:watch", "presence:set", "typing:set"]);

export const operations: Operation[] = [
  ...Object.entries<Access>(routes).map(([name, access]) => ({
    ...access,
    name,
    kind: "route" as const,
    isRead: name.startsWith("GET "),
  })),
  ...Object.entries<Access>(events).map(([name, access]) => ({
    ...access,
    name,
    kind: "event" as const,
    isRead: readingEvents.has(name),
  })),
];

/** Everybody tries every operation on everything that it could name. */
export async function runMatrix(world: World, only = (_name: string) => true): Promise<Report> {
  const database = watchDatabase(world.dataDir);
  const report: Report = { checks: 0, allows: [], refusals: [], differences: [], effects: [] };
  for (const operation of operations.filter(({ name }) => only(name))) {
    const checks: Check[] = [];
    for (const actor of world.actors) checks.push(...(await checksOf(world, operation, actor)));
    await quiet(world);
    const refused = checks.filter(({ expected }) => expected !== "granted");
    await tryRefused(world, database, refused, report);
    for (const check of checks.filter(({ expected }) => expected === "granted")) {
      await tryGranted(world, database, check, report);
    }
  }
  return report;
}

async function checksOf(world: World, operation: Operation, actor: Actor): Promise<Check[]> {
  let choices: Choice[] = [{}];
  for (const [field, named] of Object.entries(operation.names ?? {})) {
    const candidates = await candidatesFor(named, world, actor);
    choices = choices.flatMap((choice) => candidates.map((candidate) => ({ ...choice, [field]: candidate })));
  }
  const checks = choices.map((choice) => ({
    operation,
    actor,
    choice,
    expected: expectedOf(operation.who, actor, choice),
  }));
  const [first] = checks;
  // Who may not do it is told so before anybody looks at what they sent.
  const refusedAnyway = refusalByWho(operation.who, actor) !== null;
  return first && refusedAnyway ? [...checks, { ...first, nonsense: true }] : checks;
}

/** What the declaration promises: first who asks, then each name in its order. */
function expectedOf(who: Who, actor: Actor, choice: Choice): string {
  const byName = Object.values(choice).map(({ refusal }) => refusal);
  return refusalByWho(who, actor) ?? byName.find(isRefusal) ?? "granted";
}

function isRefusal(refusal: Candidate["refusal"] | undefined): refusal is ErrorCode {
  return refusal !== undefined && refusal !== null && refusal !== "left out";
}

/** The name that the request is refused for; empty when it is for who asks. */
function culprit({ operation, actor, choice }: Check): string {
  if (refusalByWho(operation.who, actor)) return "";
  return Object.keys(choice).find((field) => isRefusal(choice[field]?.refusal)) ?? "";
}

function refusalByWho(who: Who, { is }: Actor): "unauthenticated" | "forbidden" | null {
  if (who === "anyone") return null;
  if (is === null) return "unauthenticated";
  return among[who].includes(is) ? null : "forbidden";
}

const among: Record<Who, readonly Actor["is"][]> = {
  anyone: [null, "sender", "receiver", "owner"],
  "signed-in": ["sender", "receiver", "owner"],
  senders: ["sender"],
  receivers: ["receiver", "owner"],
  owner: ["owner"],
};

async function tryRefused(world: World, database: Watched, checks: Check[], report: Report): Promise<void> {
  const answers = new Map<string, { told: string; check: Check }>();
  for (const check of checks) {
    const before = database.state();
    const { result, told } = await ask(world, check, check.actor.token);
    report.checks += 1;
    if (result !== check.expected) report.allows.push(`${sentence(check)}: ${result}`);
    if (database.state() !== before) report.effects.push(sentence(check));
    const alike = `${check.operation.name} ${check.actor.name} ${culprit(check)} ${check.expected}`;
    const first = answers.get(alike);
    if (!first) {
      answers.set(alike, { told, check });
    } else if (first.told !== told) {
      report.differences.push(`${sentence(check)}\n${told}\n${sentence(first.check)}\n${first.told}`);
    }
  }
  for (const { name, heard } of await heardBy(world)) {
    report.effects.push(`${checks[0]?.operation.name}: ${name} heard ${heard}`);
  }
}

async function tryGranted(world: World, database: Watched, check: Check, report: Report): Promise<void> {
  const { operation, actor, choice } = check;
  const isSpent = examples[operation.name]?.endsSession && actor.is !== null;
  const token = isSpent ? await signIn(world.url, actor) : actor.token;
  const before = database.state();
  const { result, answer } = await ask(world, check, token);
  report.checks += 1;
  const due = examples[operation.name]?.meets ?? "granted";
  if (result !== due) report.refusals.push(`${sentence(check)}: ${result} ${answer.slice(0, 300)}`);
  if (operation.isRead && database.state() !== before) report.effects.push(sentence(check));
  for (const [field, { value, refusal }] of Object.entries(choice)) {
    // A conversation is a key of the answer; an account may stand in it as a party to one's own.
    const shown = operation.names?.[field] === "own conversations" ? `"${value}":` : value;
    if (refusal === "left out" && answer.includes(shown)) report.allows.push(sentence(check));
  }
}

function ask(world: World, check: Check, token: string | undefined): Promise<Outcome> {
  const { operation, actor } = check;
  const fields = check.nonsense
    ? { ...named(check), nonsense: [1] }
    : { ...payload(world, check), ...named(check) };
  return operation.kind === "route"
    ? askRoute(world, operation.name, token, fields)
    : askEvent(world, operation.name, actor, token, fields);
}

function payload(world: World, { operation, actor }: Check): object {
  return examples[operation.name]?.payload?.(actor, world) ?? {};
}

function named({ operation, choice }: Check): Record<string, unknown> {
  const fields = Object.entries(choice).map(([field, { value }]) => {
    const named = operation.names?.[field];
    if (named === "own conversations") return [field, { [value]: 0 }];
    return [field, named === "known accounts" || named === "unsent file" ? [value] : value];
  });
  return Object.fromEntries(fields);
}

async function quiet(world: World): Promise<void> {
  for (const { device } of world.actors) {
    await device?.settled();
    if (device) device.heard.length = 0;
  }
}

async function heardBy(world: World): Promise<{ name: string; heard: string }[]> {
  const listeners = world.actors.flatMap(({ name, device }) => (device ? [{ name, device }] : []));
  for (const { device } of listeners) await device.settled();
  const news = listeners.map(({ name, device }) => ({ name, heard: JSON.stringify(device.heard) }));
  return news.filter(({ heard }) => heard !== "[]");
}

function sentence({ operation, actor, choice, expected, nonsense }: Check): string {
  const names = Object.entries(choice).map(([field, { what }]) => `${field} ${what}`);
  const how = nonsense ? " with nonsense" : "";
  return `${operation.name} by ${actor.name}${how} (${names.join(", ")}) should be ${expected}`;
}
