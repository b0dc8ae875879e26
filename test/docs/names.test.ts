import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { documents, read, root } from "./documents.ts";

const { scripts } = JSON.parse(read("package.json"));
/** What only a build, a start or an installation makes. */
const made = ["dist/", "public/build/", "data/demo"];

describe.each(documents)("whoever follows %s", (document) => {
  test("runs only commands that there are", () => {
    const named = [...read(document).matchAll(/npm (?:run )?([a-z][\w:-]*)/g)].map(([, name = ""]) => name);
    const own = named.filter((name) => !["ci", "install", "run"].includes(name));
    expect(own.filter((name) => !(name in scripts))).toEqual([]);
  });

  test("opens only files that there are", () => {
    const missing = filesIn(document).filter((file) => !existsSync(join(root, file)));
    expect(missing).toEqual([]);
  });

  test("reads short plain sentences without exclamation", () => {
    const prose = read(document)
      .replaceAll(/```[\s\S]*?```/g, "")
      .replaceAll(/`[^`]*`/g, "")
      .replaceAll("![", "[");
    expect(prose).not.toMatch(/!(?!\[)/);
  });
});

test("README names the commands that everybody needs", () => {
  const readme = read("README.md");
  for (const command of ["npm ci && npm start", "npm ci && npm test", "npm run demo", "npm run dev"]) {
    expect(readme).toContain(command);
  }
});

/** Links and pictures, from the document's own folder; and what is written as a path from the root. */
function filesIn(document: string): string[] {
  const text = read(document);
  const links = [...text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)|src="([^":]+)"/g)];
  const paths = [
    ...text.matchAll(/(?:^|[\s`([])((?:src|views|public|test|bench|tools|docs|data|dist)\/[\w./*-]*)/gm),
  ];
  const linked = links.map(([, link, picture]) => join(dirname(document), link ?? picture ?? ""));
  const written = paths.map(([, path = ""]) => path.replace(/[.,]$/, ""));
  return [...linked, ...written].filter((file) => !made.includes(file));
}
