import { execFileSync } from "node:child_process";
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "../docs/documents.ts";

/** How keys look that somebody handed out. */
const handedOut = new RegExp(
  [
    "BEGIN [A-Z ]*PRIVATE KEY-----\\s+[A-Za-z0-9+/]{40}",
    "AKIA[0-9A-Z]{16}",
    "gh[pousr]_[A-Za-z0-9]{30}",
    "github_pat_[A-Za-z0-9_]{40}",
    "npm_[A-Za-z0-9]{36}",
    "xox[abprs]-[A-Za-z0-9-]{10}",
    "sk_live_[A-Za-z0-9]{16}",
    "AIza[0-9A-Za-z_-]{35}",
    "eyJ[A-Za-z0-9_-]{10,}\\.eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{20}",
  ].join("|"),
  "g",
);

/** Something called a secret that looks as if chance had made it, rather than a person. */
const named =
  /(?:secret|token|passw\w*|api_?key|private)\w*["']?\s*[:=]\s*["'`]([A-Za-z0-9+/_=-]{20,})["'`]/gi;

describe("no secret is", () => {
  test("in the history of the source", () => {
    if (!existsSync(join(root, ".git"))) return;
    const history = git("log", "-p", "--all", "--unified=0", "--no-color", "--", ".", ":!package-lock.json");
    expect(history.length).toBeGreaterThan(100_000);
    expect(secretsIn(history)).toEqual([]);
  });

  test("kept where the source is", () => {
    if (!existsSync(join(root, ".git"))) return;
    const tracked = git("ls-files").split("\n");
    expect(tracked.filter((file) => /(^|\/)(\.env|data)(\/|$)|\.(pem|key|p12|db|token)$/.test(file))).toEqual(
      [],
    );
    const ignored = readFileSync(join(root, ".gitignore"), "utf8").split("\n");
    expect(ignored).toEqual(expect.arrayContaining([".env", "data/"]));
  });

  test("in what is built, for the server and for the page", () => {
    const files = globSync("{dist,public}/**/*.{js,map,css,html,json,svg}", { cwd: root });
    expect(files.length).toBeGreaterThan(3);
    const found = files.flatMap((file) => secretsIn(readFileSync(join(root, file), "utf8")));
    expect(found).toEqual([]);
  });
});

test("a secret would be found", () => {
  const random = "q7Zr0pX3vT9mK2sW8yB4nL6cJ1hF5dGa";
  expect(secretsIn(`const secretKey = "${random}";`)).toEqual([random]);
  expect(secretsIn(`AKIA${"A1".repeat(8)}`)).toHaveLength(1);
  expect(secretsIn(`-----BEGIN PRIVATE KEY-----\n${random.repeat(2)}`)).toHaveLength(1);
});

function secretsIn(text: string): string[] {
  const byName = [...text.matchAll(named)].flatMap(([, value = ""]) => (looksRandom(value) ? [value] : []));
  return [...(text.match(handedOut) ?? []), ...byName];
}

/** Words are made of letters that follow each other; chance mixes them with digits and capitals. */
function looksRandom(value: string): boolean {
  const kinds = [/[a-z]/, /[A-Z]/, /\d/].filter((kind) => kind.test(value)).length;
  const bits = [...new Set(value)].reduce((sum, letter) => {
    const share = value.split(letter).length - 1;
    return sum - (share / value.length) * Math.log2(share / value.length);
  }, 0);
  return kinds === 3 && bits > 3.8;
}

function git(...args: string[]): string {
  return execFileSync("git", args, { cwd: root, encoding: "utf8", maxBuffer: 256 * 1024 * 1024 });
}
