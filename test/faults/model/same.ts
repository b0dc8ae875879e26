import { isDeepStrictEqual } from "node:util";

/** Throws a sentence that names the first place at which two values differ, short enough to stand below a story. */
export function same(what: string, actual: unknown, expected: unknown): void {
  const { path, is, shouldBe } = firstDifference(actual, expected, "");
  if (path === null) return;
  throw new Error(`${what}${path} is ${JSON.stringify(is)} and should be ${JSON.stringify(shouldBe)}`);
}

interface Difference {
  path: string | null;
  is?: unknown;
  shouldBe?: unknown;
}

function firstDifference(is: unknown, shouldBe: unknown, path: string): Difference {
  if (isDeepStrictEqual(is, shouldBe)) return { path: null };
  if (!isRecord(is) || !isRecord(shouldBe)) return { path, is, shouldBe };
  const names = new Set([...Object.keys(is), ...Object.keys(shouldBe)]);
  const differing = [...names].find((name) => !isDeepStrictEqual(is[name], shouldBe[name])) ?? "";
  return firstDifference(is[differing], shouldBe[differing], `${path}.${differing}`);
}

/** An object or a list, whose parts can be compared one by one. */
function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
