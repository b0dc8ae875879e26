import { type Request, Router } from "express";
import { type Theme, themeFrom } from "../shared/theme.ts";
import { choiceOf, keepChoice } from "./choice-cookie.ts";
import type { WebDeps } from "./deps.ts";
import { textsOf } from "./input.ts";
import { localPath } from "./local-path.ts";

/** In which colours this browser wants its pages: read before a page is drawn, so that none shows in others first. */
export function themeOf(req: Request): Theme {
  return themeFrom(choiceOf(req, "theme"));
}

/** Lets anybody choose, signed in or not: the choice is this browser's. */
export function themeRoutes({ config }: Pick<WebDeps, "config">): Router {
  const router = Router();
  router.post("/theme", (req, res) => {
    const { theme: wish, next } = textsOf(["theme", "next"], req.body);
    const theme = themeFrom(wish);
    // Following the device needs no cookie.
    keepChoice(config, res, "theme", theme === "system" ? null : theme);
    res.redirect(303, localPath(next) ?? "/");
  });
  return router;
}
