import { parseCookie, stringifySetCookie } from "cookie";
import { type Request, type Response, Router } from "express";
import type { Config } from "../config.ts";
import { isSecure } from "../http/own-origin.ts";
import { type Theme, themeFrom } from "../shared/theme.ts";
import type { WebDeps } from "./deps.ts";
import { textsOf } from "./input.ts";
import { localPath } from "./local-path.ts";

const yearSeconds = 365 * 24 * 60 * 60;

/** In which colours this browser wants its pages: read before a page is drawn, so that none shows in others first. */
export function themeOf(req: Request): Theme {
  return themeFrom(parseCookie(req.get("cookie") ?? "").theme);
}

/** Lets anybody choose, signed in or not: the choice is this browser's. */
export function themeRoutes({ config }: Pick<WebDeps, "config">): Router {
  const router = Router();
  router.post("/theme", (req, res) => {
    const { theme, next } = textsOf(["theme", "next"], req.body);
    keepTheme(config, res, themeFrom(theme));
    res.redirect(303, localPath(next) ?? "/");
  });
  return router;
}

function keepTheme(config: Config, res: Response, theme: Theme): void {
  const cookie = stringifySetCookie({
    name: "theme",
    // Following the device needs no cookie.
    value: theme === "system" ? "" : theme,
    maxAge: theme === "system" ? 0 : yearSeconds,
    secure: isSecure(config, res.req),
    httpOnly: true,
    sameSite: "lax",
    path: "/",
  });
  res.append("Set-Cookie", cookie);
}
