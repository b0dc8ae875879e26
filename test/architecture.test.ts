import { globSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const sources = globSync("{src,views}/**/*.{ts,tsx}", { cwd: root });

/** Which part of the house may import which (docs/architecture.md). */
const mayImport: Record<string, string[]> = {
  "src/shared": [],
  "src/words": ["src/shared"],
  views: ["src/shared", "src/words"],
  "src/validation": ["src/shared"],
  "src/limits": ["src/shared"],
  "src/http": ["src/shared", "src/config.ts"],
  "src/access": ["src/shared"],
  "src/audit": ["src/shared"],
  "src/chat": ["src/shared"],
  "src/accounts": ["src/shared"],
  "src/files": ["src/shared"],
  "src/store": [
    "src/shared",
    "src/accounts/ports.ts",
    "src/accounts/deletion-ports.ts",
    "src/accounts/profile-ports.ts",
    "src/accounts/two-factor-ports.ts",
    "src/audit/ports.ts",
    "src/chat/ports.ts",
    "src/chat/store-requests.ts",
    "src/chat/plain-html.ts",
    "src/files/ports.ts",
    "src/push/ports.ts",
  ],
  "src/backup": ["src/shared", "src/files/shelf.ts", "src/store/copies.ts"],
  "src/push": ["src/shared", "src/chat/ports.ts", "src/words", "views/notices/notice-text.ts"],
  "src/web": [
    "src/shared",
    "src/access",
    "src/accounts",
    "src/audit",
    "src/chat",
    "src/files",
    "src/http",
    "src/limits",
    "src/push",
    "src/validation",
    "src/store/port.ts",
    "src/config.ts",
    "src/words",
    "views",
  ],
  "src/realtime": [
    "src/shared",
    "src/access",
    "src/accounts",
    "src/audit",
    "src/chat",
    "src/http",
    "src/limits",
    "src/validation",
    "src/config.ts",
    "src/words",
  ],
  "src/browser": ["src/shared", "src/words", "views"],
};

/** The way in, and what puts the parts together: it may import them all, and no part may import it. */
const halls = ["src", "src/app"];

/** What only one part may use, so that the rest can be changed without it. */
const ownPackages: Record<string, string[]> = {
  express: ["src/web"],
  "better-sqlite3": ["src/store"],
  "socket.io": ["src/realtime"],
  "socket.io-client": ["src/browser"],
  bcrypt: ["src/accounts"],
  sharp: ["src/files"],
  jsonwebtoken: ["src/accounts"],
};

describe("the house", () => {
  test("imports run one way", () => {
    const wrong = imports().filter(({ from, to }) => {
      const room = roomOf(from);
      const isOwn = to.startsWith(`${room}/`);
      return room !== undefined && !isOwn && !mayImport[room]?.some((allowed) => isWithin(to, allowed));
    });
    expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  test("no file imports itself, by whatever way round", () => {
    expect(circles([...sources, ...globSync("{bench,test,tools}/**/*.ts", { cwd: root })])).toEqual([]);
  });

  test("each technology is known to one part only", () => {
    const wrong = packageImports().filter(
      ({ from, name }) => ownPackages[name] && !ownPackages[name].some((room) => isWithin(from, room)),
    );
    expect(wrong.map(({ from, name }) => `${from} → ${name}`)).toEqual([]);
  });

  test("every file has a room, and the rules see real imports", () => {
    const nowhere = sources.filter((file) => roomOf(file) === undefined && !halls.includes(dirname(file)));
    expect(nowhere).toEqual([]);
    expect(imports().length).toBeGreaterThan(100);
    expect(packageImports().length).toBeGreaterThan(10);
  });

  test("only one file reads the environment", () => {
    const readers = sources.filter((file) => read(file).includes("process.env"));
    expect(readers).toEqual(["src/environment.ts"]);
  });

  test("no file sets inner HTML", () => {
    const setters = sources.filter((file) =>
      /dangerouslySetInnerHTML|innerHTML|insertAdjacentHTML/.test(read(file)),
    );
    expect(setters).toEqual([]);
  });

  test("no file is longer than a person reads in one go", () => {
    const tooLong = sources.filter((file) => read(file).split("\n").length > 250);
    expect(tooLong).toEqual([]);
  });

  test("escapes from the types give their reason", () => {
    const bare = sources.flatMap((file) => {
      const lines = read(file).split("\n");
      return lines.flatMap((line, at) => {
        const escapes = /\bas (?!const\b)[a-zA-Z{(]|: any\b|\w!\.|\w!;|@ts-/.test(code(line));
        const explained = [line, lines[at - 1], lines[at - 2]].some(
          (near) => near?.includes("//") || near?.includes("* "),
        );
        return escapes && !explained ? [`${file}:${at + 1}: ${line.trim()}`] : [];
      });
    });
    expect(bare).toEqual([]);
  });
});

function imports(): { from: string; to: string }[] {
  return sources.flatMap((from) => importedBy(from).map((to) => ({ from, to })));
}

function importedBy(from: string): string[] {
  return specifiers(from)
    .filter((specifier) => specifier.startsWith("."))
    .map((specifier) => relative(root, resolve(root, dirname(from), specifier)));
}

/** The ways on which a file leads back to itself, imports of types included. */
function circles(files: string[]): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const walk = (file: string, way: string[]) => {
    if (way.includes(file)) found.push([...way.slice(way.indexOf(file)), file].join(" → "));
    if (done.has(file) || way.includes(file)) return;
    for (const to of files.includes(file) ? importedBy(file) : []) walk(to, [...way, file]);
    done.add(file);
  };
  for (const file of files) walk(file, []);
  return found;
}

function packageImports(): { from: string; name: string }[] {
  return sources.flatMap((from) =>
    specifiers(from)
      .filter((specifier) => !specifier.startsWith(".") && !specifier.startsWith("node:"))
      .map((name) => ({ from, name })),
  );
}

function specifiers(file: string): string[] {
  return [...read(file).matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].flatMap(
    ([, specifier]) => specifier ?? [],
  );
}

function roomOf(file: string): string | undefined {
  return Object.keys(mayImport).find((room) => isWithin(file, room));
}

function isWithin(file: string, place: string): boolean {
  return file === place || file.startsWith(`${place}/`);
}

function read(file: string): string {
  return readFileSync(join(root, file), "utf8");
}

/** A line without its strings, imports and comments. */
function code(line: string): string {
  return /^\s*(\*|\/\*|import|export \{|export \*)/.test(line)
    ? ""
    : line.replaceAll(/"[^"]*"|`[^`]*`|\/\/.*$/g, "");
}
