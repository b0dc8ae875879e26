import { type Response, Router } from "express";
import { SignInCodePage, type SignInCodePageProps } from "../../../../views/doors/sign-in-code-page.tsx";
import { challengeCookieOf } from "../../../http/challenge-cookie.ts";
import { finishSignIn } from "../../acts/sign-in.ts";
import { beginSession } from "../../browser-session.ts";
import { forgetChallenge } from "../../challenge.ts";
import type { WebDeps } from "../../deps.ts";
import { textsOf } from "../../input.ts";
import { sendPage } from "../../send-page.tsx";
import { tryForm } from "../../try-form.ts";
import { wayOn, wishOf } from "../../way-on.ts";
import { wordsOf } from "../../words.ts";
import { showSignIn } from "./sign-in.tsx";

type Deps = Pick<WebDeps, "accounts" | "assets" | "config" | "limits" | "log" | "trail">;

/** The second step of signing in, for a browser whose password was right a moment ago. */
export function twoFactorSignInRoutes(deps: Deps): Router {
  const router = Router();
  router.get("/sign-in/code", async (req, res) => {
    if (challengeCookieOf(deps.config, req) === "") {
      res.redirect(303, "/sign-in");
    } else {
      const { with: means } = textsOf(["with"], req.query);
      show(deps, res, { ...wishOf(req.query), recovery: means === "recovery-code" });
    }
  });
  router.post("/sign-in/code", async (req, res) => {
    const wish = wishOf(req.body);
    const { code, with: means } = textsOf(["code", "with"], req.body);
    const act = async () => {
      const signedIn = await finishSignIn(deps, req, code);
      forgetChallenge(deps.config, res);
      await beginSession(deps, req, res, signedIn);
      res.redirect(303, wayOn(signedIn.account.role, wish));
    };
    await tryForm(deps, res, act, ({ code: why, message, fields }) => {
      if (why === "unauthenticated" && !fields) {
        forgetChallenge(deps.config, res);
        showSignIn(deps, res, wish, { error: message });
      } else {
        const said = fields ? { fields } : { error: message };
        show(deps, res, { ...wish, ...said, recovery: means === "recovery-code" });
      }
    });
  });
  return router;
}

function show(deps: Deps, res: Response, props: Omit<SignInCodePageProps, "words">): void {
  const words = wordsOf(res.req);
  const body = <SignInCodePage {...props} words={words} />;
  sendPage(deps.assets, res, { title: words.door.oneMoreStep, body, foot: true });
}
