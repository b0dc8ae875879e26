import type { z } from "zod";
import { AppError } from "../shared/errors.ts";

/** So many wrong fields are named: a body full of them is answered with less than was sent. */
const mostNamed = 10;
const longestName = 64;

/** What came in, once a schema has seen it. Throws `invalid`, naming the fields that are wrong, missing or unknown. */
export function checkInput<T>(schema: z.ZodType<T>, given: unknown): T {
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const wrong = result.error.issues.flatMap(wrongFields).slice(0, mostNamed);
  const fields = Object.fromEntries(wrong.map(([name, problem]) => [name.slice(0, longestName), problem]));
  throw new AppError("invalid", sentenceAbout(fields), { fields });
}

function wrongFields(issue: z.core.$ZodIssue): [string, string][] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => [key, "is not a known field"]);
  } else {
    return issue.path.length > 0 ? [[issue.path.join("."), issue.message]] : [];
  }
}

function sentenceAbout(fields: Record<string, string>): string {
  const wrong = Object.entries(fields).map(([name, problem]) => `${name} ${problem}`);
  return wrong.length > 0 ? `${wrong.join("; ")}.` : "Send one JSON object.";
}
