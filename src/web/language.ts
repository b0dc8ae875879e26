import { stringifySetCookie } from "cookie";
import { type Response, Router } from "express";
import type { Config } from "../config.ts";
import { chosenLanguage } from "../http/language.ts";
import { isSecure } from "../http/own-origin.ts";
import { type Language, languageFrom } from "../shared/language.ts";
import { changePreferences } from "./acts/own-profile.ts";
import type { WebDeps } from "./deps.ts";
import { textsOf } from "./input.ts";
import { localPath } from "./local-path.ts";
import { isSignedIn, signedInAs } from "./signed-in.ts";

const yearSeconds = 365 * 24 * 60 * 60;

/** Lets anybody choose. Who is signed in chooses for all their devices. */
export function languageRoutes(deps: WebDeps): Router {
  const router = Router();
  router.post("/language", async (req, res) => {
    const { language: wish, next } = textsOf(["language", "next"], req.body);
    const language = languageFrom(wish);
    if (await isSignedIn(deps, req)) {
      await changePreferences(deps, (await signedInAs(deps, req)).account, { language });
    }
    keepLanguage(deps.config, res, language);
    res.redirect(303, localPath(next) ?? "/");
  });
  return router;
}

/** An account's choice holds on whatever browser it signs in; this answer is in that language already. */
export function followAccount(config: Config, res: Response, language: Language | null): void {
  if (language === null || language === chosenLanguage(res.req.headers)) return;
  keepLanguage(config, res, language);
  res.locals.language = language;
}

/** For every page of this browser, signed in or not; null goes back to what the browser asks for. */
function keepLanguage(config: Config, res: Response, language: Language | null): void {
  const cookie = stringifySetCookie({
    name: "language",
    value: language ?? "",
    maxAge: language === null ? 0 : yearSeconds,
    secure: isSecure(config, res.req),
    httpOnly: true,
    sameSite: "lax",
    path: "/",
  });
  res.append("Set-Cookie", cookie);
}
