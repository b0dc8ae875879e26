import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const sources = globSync("src/**/*.{ts,tsx}", { cwd: root }).map((file) => ({
  file,
  text: readFileSync(join(root, file), "utf8"),
}));

/** Lists of columns that are written down as constants, and nothing else, may be put into a statement by that name. */
const listOfColumns = /^(\w+C|c)olumns$/;

/** Whatever else is put into a statement. Each was looked at: what it may be does not come from outside. */
const lookedAt: Record<string, string[]> = {
  // Names of columns and tables, given as literals beside the statement.
  "src/store/sqlite/columns.ts": ["row"],
  "src/store/sqlite/reads/accounts.ts": ["column"],
  "src/store/sqlite/reads/inbox.ts": [
    "role",
    "other",
    "conditions[filter]",
    "conditions.unread",
    "conditions.waiting",
  ],
  "src/store/sqlite/operations/change-message.ts": ["stamp", "takenAway"],
  // Numbers of our own.
  "src/store/sqlite/pragmas.ts": ["busyTimeoutMs", "32 * 1024 * 1024"],
  "src/store/sqlite/forgetting.ts": ["timeout"],
};

describe("no statement is made of what somebody sent", () => {
  test("values are bound: all that is put into the text of one is known by name", () => {
    const unknown = statements().flatMap(({ file, text }) =>
      [...text.matchAll(/\$\{([^}]*)\}/g)]
        .map(([, expression = ""]) => expression)
        .filter((expression) => !listOfColumns.test(expression) && !columnOf.test(expression))
        .filter((expression) => !lookedAt[file]?.includes(expression))
        .map((expression) => `${file}: ${expression}`),
    );
    expect(unknown).toEqual([]);
  });

  test("none is put together with +, or in a variable on its way", () => {
    const odd = sources.flatMap(({ file, text }) =>
      [...text.matchAll(/\.(?:prepare(?:<[^(]*>)?|pragma)\(\s*([^\s`"][^,)]*)/g)].map(
        ([, given]) => `${file}: ${given}`,
      ),
    );
    const joined = statements().filter(({ after }) => /^\s*\+/.test(after));
    expect([...odd, ...joined.map(({ file, text }) => `${file}: ${text}`)]).toEqual([]);
  });

  test("what was looked at is still there, and the search finds statements", () => {
    const all = statements();
    expect(all.length).toBeGreaterThan(40);
    for (const [file, expressions] of Object.entries(lookedAt)) {
      const here = all.filter((one) => one.file === file).map(({ text }) => text);
      for (const expression of expressions) expect(here.join("\n"), file).toContain(`\${${expression}}`);
    }
  });

  test("and only the store speaks SQL", () => {
    const elsewhere = statements().filter(({ file }) => !file.startsWith("src/store/"));
    expect(elsewhere.map(({ file, text }) => `${file}: ${text}`)).toEqual([]);
  });
});

/** A part of a statement that a function makes of a literal, such as publicId("c.sender"). */
const columnOf = /^\w+\("[\w.]+"\)$/;

const isSql =
  /\b(SELECT\s|INSERT (OR \w+ )?INTO|UPDATE \w+\s+SET|DELETE FROM|CREATE (TABLE|INDEX)|busy_timeout|journal_size_limit)/;

/** Every text in the program that is SQL or a part of it. */
function statements(): { file: string; text: string; after: string }[] {
  return sources.flatMap(({ file, text }) =>
    [...text.matchAll(/`(?:[^`\\]|\\.)*`|"(?:[^"\\\n]|\\.)*"/g)]
      .map((found) => ({
        file,
        text: found[0],
        after: text.slice(found.index + found[0].length).slice(0, 20),
      }))
      .filter((one) => isSql.test(one.text)),
  );
}
