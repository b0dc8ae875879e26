import express, { type Request, type RequestHandler } from "express";
import { z } from "zod";
import { AppError } from "../shared/errors.ts";
import { limits } from "../shared/limits.ts";
import { checkInput } from "../validation/check-input.ts";

/** Reading what came in: nothing is believed before a schema has seen it. */

export function jsonBody(): RequestHandler {
  return express.json({ limit: limits.bodyBytes });
}

export function formBody(): RequestHandler {
  return express.urlencoded({ extended: false, limit: limits.bodyBytes });
}

/** The JSON body; none counts as `{}`. Throws `invalid` with the fields that are wrong, missing or unknown. */
export function bodyOf<T>(schema: z.ZodType<T>, req: Request): T {
  if (req.body === undefined && hasBody(req)) {
    throw new AppError("invalid", "Send JSON, with the content type application/json.");
  }
  return checkInput(schema, req.body ?? {});
}

/** What the address asks for, after its question mark. Throws `invalid`. */
export function queryOf<T>(schema: z.ZodType<T>, req: Request): T {
  return checkInput(schema, req.query);
}

/** The named texts of a plain form or of an address; one that is missing counts as left empty. */
export function textsOf<K extends string>(names: readonly K[], given: unknown): Record<K, string> {
  const texts: Partial<Record<K, string>> = {};
  for (const name of names) texts[name] = textIn(given, name);
  return texts as Record<K, string>; // The loop filled every name.
}

/** A number as it stands in an address. */
export function wholeNumber(min: number, max: number) {
  const message = `must be a whole number from ${min} to ${max}`;
  return z
    .string(message)
    .regex(/^\d{1,16}$/, message)
    .transform(Number)
    .refine((number) => number >= min && number <= max, message);
}

/**
 * Text of any length that fits the body: its own rules are the use-case's. Half a character is none: it has no bytes
 * of its own, so that two passwords with different halves would be one.
 */
export const text = z.string("must be text").refine((given) => given.isWellFormed(), "must be text");

function hasBody(req: Request): boolean {
  return req.get("transfer-encoding") !== undefined || Number(req.get("content-length") ?? 0) > 0;
}

function textIn(given: unknown, name: string): string {
  const fields = z.record(z.string(), z.unknown()).safeParse(given);
  const value = fields.success ? fields.data[name] : undefined;
  return typeof value === "string" ? value : "";
}
