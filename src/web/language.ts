import { type Response, Router } from "express";
import type { Config } from "../config.ts";
import { chosenLanguage } from "../http/language.ts";
import { type Language, languageFrom } from "../shared/language.ts";
import { changePreferences } from "./acts/own-profile.ts";
import { keepChoice } from "./choice-cookie.ts";
import type { WebDeps } from "./deps.ts";
import { textsOf } from "./input.ts";
import { localPath } from "./local-path.ts";
import { isSignedIn, signedInAs } from "./signed-in.ts";

/** Lets anybody choose. Who is signed in chooses for all their devices. */
export function languageRoutes(deps: WebDeps): Router {
  const router = Router();
  router.post("/language", async (req, res) => {
    const { language: wish, next } = textsOf(["language", "next"], req.body);
    const language = languageFrom(wish);
    if (await isSignedIn(deps, req)) {
      await changePreferences(deps, (await signedInAs(deps, req)).account, { language });
    }
    keepChoice(deps.config, res, "language", language);
    res.redirect(303, localPath(next) ?? "/");
  });
  return router;
}

/** An account's choice holds on whatever browser it signs in; this answer is in that language already. */
export function followAccount(config: Config, res: Response, language: Language | null): void {
  if (language === null || language === chosenLanguage(res.req.headers)) return;
  keepChoice(config, res, "language", language);
  res.locals.language = language;
}
