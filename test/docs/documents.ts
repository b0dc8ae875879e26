import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Where the project begins. */
export const root = join(import.meta.dirname, "../..");

/** Every document that the project brings for people. */
export const documents = ["README.md", ...globSync("docs/*.md", { cwd: root })];

export function read(file: string): string {
  return readFileSync(join(root, file), "utf8");
}

/** What stands under a heading, down to the next one of its rank. Empty when there is no such heading. */
export function section(document: string, heading: string): string {
  const [rank = ""] = /^#+/.exec(heading) ?? [];
  const [, after = ""] = `${document}\n`.split(`\n${heading}\n`);
  return after.split(new RegExp(`^#{1,${rank.length}} `, "m"), 1)[0] ?? "";
}

/** The code blocks in a language, in their order. */
export function codeBlocks(document: string, language: string): string[] {
  return [...document.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].flatMap(([, of, code]) =>
    of === language && code !== undefined ? [code] : [],
  );
}
