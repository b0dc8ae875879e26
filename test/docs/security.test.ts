import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { read, root } from "./documents.ts";

const rows = [
  ...read("docs/security.md").matchAll(/^\| (S\d+) \| (.+?) \| (.+?) \| (.*?) \| (.*?) \| (.*?) ?\|$/gm),
].map(([, name = "", , state = "", where = "", heldBy = "", note = ""]) => ({
  name,
  state,
  where,
  heldBy,
  note,
}));

describe("somebody who asks whether a requirement is met", () => {
  test("finds each of the forty, once, in order", () => {
    expect(rows.map(({ name }) => name)).toEqual(Array.from({ length: 40 }, (_, n) => `S${n + 1}`));
  });

  test.each(rows)(
    "finds for $name where, and by which test, or why not",
    ({ state, where, heldBy, note }) => {
      if (state === "met" || state === "in part") {
        expect(missing(where)).toEqual([]);
        expect(missing(heldBy)).toEqual([]);
        expect(filesIn(heldBy).every((file) => file.startsWith("test/"))).toBe(true);
        expect(filesIn(where).length * filesIn(heldBy).length).toBeGreaterThan(0);
        if (state === "in part") expect(note).toMatch(/\w.*\./);
      } else {
        expect(state).toBe("not yet");
        expect(note).toMatch(/\w.*\./);
      }
    },
  );
});

describe("SECURITY.md", () => {
  const text = read("SECURITY.md");

  test("says who may do what, what can be read, what is not promised, how to report, and what is supported", () => {
    const headings = [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual([
      "Who can do what",
      "What the operator can read",
      "What is kept about people",
      "What is not promised",
      "Reporting a flaw",
      "Supported versions",
    ]);
    expect(text).toContain("There is no end-to-end encryption");
  });

  test("leads to what there is, and is found from README", () => {
    const links = [...text.matchAll(/\]\(([^)#:]+)\)/g)].map(([, link = ""]) => link);
    expect(links.length).toBeGreaterThan(1);
    expect(links.filter((link) => !existsSync(join(root, link)))).toEqual([]);
    expect(read("README.md")).toContain("(SECURITY.md)");
    expect(read("README.md")).toContain("(docs/security.md)");
  });
});

function filesIn(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, file = ""]) => file);
}

function missing(cell: string): string[] {
  return filesIn(cell).filter((file) => !existsSync(join(root, file)));
}
