import { globSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { requests } from "../../src/realtime/requests.ts";
import { errorCodes } from "../../src/shared/errors.ts";
import { limits } from "../../src/shared/limits.ts";
import { codeBlocks, read, root, section } from "./documents.ts";

const protocol = read("docs/protocol.md");

describe("somebody who writes a client from docs/protocol.md", () => {
  test.each(Object.keys(requests))("finds the request %s with an example both ways", (name) => {
    const told = section(protocol, `### \`${name}\``);
    expect(told).toMatch(/^→ \{/m);
    expect(told).toMatch(/^← \{ "ok": true/m);
  });

  test("finds every field of every request", () => {
    const missing = Object.entries(requests).flatMap(([name, { payload }]) => {
      const told = section(protocol, `### \`${name}\``);
      return fieldsOf(payload).flatMap((field) => (told.includes(`"${field}"`) ? [] : [`${name} ${field}`]));
    });
    expect(missing).toEqual([]);
  });

  test("finds no request that there is not", () => {
    expect(headings(section(protocol, "## Requests")).sort()).toEqual(Object.keys(requests).sort());
  });

  test("finds every event and no other", () => {
    const events = namesIn(
      "src/shared/protocol.ts",
      /interface Events \{([\s\S]*?)^\}/m,
      /^ {2}"?([a-z:]+)"?:/gm,
    );
    expect(events.length).toBeGreaterThan(5);
    expect(headings(section(protocol, "## Events")).sort()).toEqual(events.sort());
  });

  test("finds every call of the JSON API", () => {
    const calls = globSync("src/web/{api/*,health}.ts", { cwd: root }).flatMap(callsIn);
    expect(calls.length).toBeGreaterThan(8);
    expect(headings(section(protocol, "## HTTP")).sort()).toEqual(calls.sort());
  });

  test("finds every error code with its status", () => {
    const rows = [...section(protocol, "## Errors").matchAll(/^\| `(\w+)` \| (\d{3}) \|/gm)];
    expect(rows.map(([, code]) => code).sort()).toEqual([...errorCodes].sort());
    const statuses = namesIn("src/web/errors.ts", /statuses[^{]*\{([\s\S]*?)\}/, /(\w+: \d{3})/g);
    expect(rows.map(([, code, status]) => `${code}: ${status}`).sort()).toEqual(statuses.sort());
  });

  test("finds the limits as they are", () => {
    const told = section(protocol, "## Limits");
    for (const limit of [
      `to ${limits.messageLength.toLocaleString("en")} code points`,
      `${limits.name.min} to ${limits.name.max} code points`,
      `${limits.emailLength} characters`,
      `${limits.password.min} to ${limits.password.max} code points`,
      `${limits.bodyBytes / 1024} KiB`,
      `of a sync | ${limits.page} |`,
      `\`heads\` names | ${limits.namedHeads.toLocaleString("en")} |`,
      `\`presence:watch\` names | ${limits.watchedAccounts} |`,
    ]) {
      expect(told).toContain(limit);
    }
  });

  test("can read every example that says it is JSON", () => {
    const examples = codeBlocks(protocol, "json");
    expect(examples.length).toBeGreaterThan(5);
    for (const example of examples) expect(() => JSON.parse(example)).not.toThrow();
  });
});

function headings(told: string): string[] {
  const lines = told.split("\n").filter((line) => line.startsWith("### "));
  return lines.flatMap((line) => [...line.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name));
}

/** The shape of a request is a strict object of zod; its port only says that it checks the payload. */
function fieldsOf(payload: object): string[] {
  return "shape" in payload && payload.shape ? Object.keys(payload.shape) : [];
}

function namesIn(file: string, where: RegExp, each: RegExp): string[] {
  const [, part = ""] = where.exec(read(file)) ?? [];
  return [...part.matchAll(each)].map(([, name = ""]) => name);
}

function callsIn(file: string): string[] {
  const prefix = file.includes("/api/") ? "/api" : "";
  const routes = read(file).matchAll(/router\.(get|post|put|patch|delete)\("([^"]+)"/g);
  return [...routes].map(([, method = "", path = ""]) => `${method.toUpperCase()} ${prefix}${path}`);
}
