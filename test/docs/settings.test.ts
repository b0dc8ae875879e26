import { describe, expect, test } from "vitest";
import { readConfig, settingNames } from "../../src/config.ts";
import { documents, read, section } from "./documents.ts";

const table = settingsTable();
const example = exampleSettings();

describe("somebody who wants to set something", () => {
  test("finds every setting in README's table, in the order of the program's own list", () => {
    expect(table.map(({ name }) => name)).toEqual(settingNames);
  });

  test("finds every setting in .env.example", () => {
    expect(example.map(([name]) => name)).toEqual(settingNames);
  });

  test("finds the same defaults in both", () => {
    const defaults = Object.fromEntries(example);
    for (const { name, initial } of table) expect([name, initial]).toEqual([name, defaults[name]]);
  });

  test("changes nothing by taking the # away from every line of .env.example", () => {
    expect(readConfig(Object.fromEntries(example))).toEqual(readConfig({}));
  });

  test("reads .env.example on one screen", () => {
    expect(read(".env.example").split("\n").length).toBeLessThanOrEqual(40);
  });

  test("reads of no setting that there is not", () => {
    const known = new Set([...settingNames, ...notOurs]);
    const unknown = documents.flatMap((file) => namesIn(read(file)).filter((name) => !known.has(name)));
    expect(unknown).toEqual([]);
  });

  test("is told truly which settings are refused as yet", () => {
    const refused = table.filter(({ meaning }) => meaning.includes("**refused as yet**"));
    expect(refused.map(({ name }) => name)).toEqual(
      settingNames.filter((name) => /^(DATABASE|REDIS)_/.test(name)),
    );
    for (const { name } of refused) expect(() => readConfig({ [name]: "anything" })).toThrow(name);
  });
});

/** For the tests and for the examples in docs/protocol.md. */
const notOurs = ["CHROMIUM_PATH", "FAULTS_SEED", "PARLEY_URL", "PARLEY_TOKEN"];

/** What looks like an environment variable: in capitals, with an underscore or as code by itself. */
function namesIn(document: string): string[] {
  return [...document.matchAll(/\b[A-Z]+(?:_[A-Z]+)+\b|(?<=`)[A-Z]{4,}(?=`)/g)].map(([name]) => name);
}

function settingsTable(): { name: string; initial: string; meaning: string }[] {
  const rows = section(read("README.md"), "## Settings").matchAll(/^\| `(\w+)` \| (.*?) \| (.*) \|$/gm);
  return [...rows].map(([, name = "", cell = "", meaning = ""]) => {
    const [, initial = ""] = /^`(.*)`$/.exec(cell) ?? [];
    return { name, initial, meaning };
  });
}

function exampleSettings(): [name: string, value: string][] {
  const lines = read(".env.example").matchAll(/^# ([A-Z_]+)=(.*)$/gm);
  return [...lines].map(([, name = "", value = ""]) => [name, value]);
}
