import type { Request } from "express";

/** The token that a program sends in the Authorization header. */
export function bearerOf(req: Request): string | undefined {
  return /^Bearer +(\S+)$/i.exec(req.get("authorization") ?? "")?.[1];
}
