import type { Request } from "express";
import type { Role } from "../shared/model.ts";
import { textsOf } from "./input.ts";
import { localPath } from "./local-path.ts";

/** By which door somebody signs in, and where to afterwards. */
export interface Wish {
  as: Role | undefined;
  next: string | undefined;
}

export function wishOf(given: Request["query"] | Request["body"]): Wish {
  const { as, next } = textsOf(["as", "next"], given);
  return { as: as === "sender" || as === "receiver" ? as : undefined, next: localPath(next) };
}

/** Whoever came by the other door is let through to their own page and told so there. */
export function wayOn(role: Role, { as, next }: Wish): string {
  if (next !== undefined) return next;
  return as === undefined || as === role ? "/chat" : "/chat?welcome=other-door";
}

/** The wish again, as an address carries it. */
export function queryOfWish(wish: Wish): string {
  const given = Object.entries(wish).filter((pair): pair is [string, string] => pair[1] !== undefined);
  const query = new URLSearchParams(given).toString();
  return query === "" ? "" : `?${query}`;
}
