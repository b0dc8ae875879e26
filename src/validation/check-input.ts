import type { z } from "zod";
import { AppError } from "../shared/errors.ts";

/** What came in, once a schema has seen it. Throws `invalid`, naming the fields that are wrong, missing or unknown. */
export function checkInput<T>(schema: z.ZodType<T>, given: unknown): T {
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const fields = Object.fromEntries(result.error.issues.flatMap(wrongFields));
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
