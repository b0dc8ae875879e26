import { parseCookie, stringifySetCookie } from "cookie";
import type { Request, Response } from "express";
import type { Config } from "../config.ts";
import { isSecure } from "../http/own-origin.ts";

const yearSeconds = 365 * 24 * 60 * 60;

/** What somebody chose on this browser, as it says. */
export function choiceOf(req: Request, name: string): string | undefined {
  return parseCookie(req.get("cookie") ?? "")[name];
}

/** Keeps a choice with the browser; null goes back to what is usual, which needs no cookie. */
export function keepChoice(config: Config, res: Response, name: string, value: string | null): void {
  res.append("Set-Cookie", choiceCookie(config, res, name, value, true));
}

/** The same, for the page's script to read and to write as well. */
export function keepForScript(config: Config, res: Response, name: string, value: string | null): void {
  res.append("Set-Cookie", choiceCookie(config, res, name, value, false));
}

function choiceCookie(config: Config, res: Response, name: string, value: string | null, httpOnly: boolean) {
  return stringifySetCookie({
    name,
    value: value ?? "",
    maxAge: value === null ? 0 : yearSeconds,
    secure: isSecure(config, res.req),
    httpOnly,
    sameSite: "lax",
    path: "/",
  });
}
