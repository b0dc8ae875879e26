import { routes } from "../../src/access/routes.ts";
import { setupToken } from "../app.ts";
import type { Chance } from "../faults/chance.ts";
import { type Attack, judged } from "./attack.ts";
import { exchange, requestBytes } from "./exchange.ts";
import { hostileKeys, hostileValues } from "./hostile-values.ts";
import { mutatedJson } from "./mutated-json.ts";
import { encoded, multipart, oddHeaders, oddSegments, oddTokens, oddTypes, queryOf } from "./odd-requests.ts";
import { type Role, renew, type Target } from "./target.ts";

/** Every route that there is, with its address, query, headers and body gone wrong. */
export const httpAttacks: Attack[] = [
  { kind: "HTTP routes", weight: 30, send: (chance, target) => attackRoute(chance, target) },
];

const routeNames = Object.keys(routes).map((name) => name.split(" ", 2) as [string, string]); // "METHOD /path"

async function attackRoute(chance: Chance, target: Target): Promise<string> {
  const [method, pattern] = chance.pick(routeNames);
  const role = chance.pick<Role | null>([
    null,
    "sender",
    "receiver",
    ...(isForAll(pattern) ? [] : ["owner" as const]),
  ]);
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

/** What the owner decides for everybody would stop the bystanders too. */
function isForAll(pattern: string): boolean {
  return pattern.endsWith("team/two-factor");
}

/** The pattern with its names filled: rightly, with something else that exists, or with nonsense. */
function addressOf(chance: Chance, target: Target, pattern: string): string {
  const { sender, receiver } = target.attackers;
  // What the owner may do to others is done to somebody whom nobody needs.
  if (/people|accounts/.test(pattern))
    return pattern.replaceAll(/:\w+/g, chance.pick([target.victimId, ...oddSegments]));
  return pattern.replaceAll(/:\w+/g, () =>
    chance.isOne(3)
      ? chance.pick(oddSegments)
      : chance.pick([target.conversationId, target.messageId, receiver.accountId, sender.accountId, "1"]),
  );
}

/** What every body of ours is made of; a route knows some of it. */
function sample(): Record<string, unknown> {
  return {
    name: "Mallory",
    email: "mallory@people.example",
    // Mostly wrong, so that no attack changes a password for good.
    password: "not the password",
    current: "not the password",
    setup: "none",
    link: "none",
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
  ["current", "password"],
  ["password"],
  ["setup", "code"],
  ["required"],
  ["link", "password"],
  ["token", "name", "email", "password"],
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

function credentials(chance: Chance, target: Target, role: Role | null): Record<string, string | undefined> {
  if (role === null) return chance.isOne(4) ? { authorization: chance.pick(oddTokens) } : {};
  const { token } = target.attackers[role];
  if (chance.isOne(2)) return { authorization: `Bearer ${token}` };
  return { cookie: `session=${token}`, "sec-fetch-site": "same-origin" };
}
