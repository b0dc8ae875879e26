import { type Response, Router } from "express";
import { SignInPage, type SignInPageProps } from "../../../../views/doors/sign-in-page.tsx";
import { SecondStepNeeded } from "../../../accounts/two-factor-step.ts";
import type { WireError } from "../../../shared/errors.ts";
import type { Words } from "../../../words/words.ts";
import { signIn } from "../../acts/sign-in.ts";
import { beginSession } from "../../browser-session.ts";
import { keepChallenge } from "../../challenge.ts";
import type { WebDeps } from "../../deps.ts";
import { textsOf } from "../../input.ts";
import { sendPage } from "../../send-page.tsx";
import { isSignedIn } from "../../signed-in.ts";
import { tryForm } from "../../try-form.ts";
import { queryOfWish, type Wish, wayOn, wishOf } from "../../way-on.ts";
import { wordsOf } from "../../words.ts";

type Deps = Pick<WebDeps, "accounts" | "assets" | "config" | "limits" | "log" | "trail">;

export function signInRoutes(deps: Deps): Router {
  const router = Router();
  router.get("/sign-in", async (req, res) => {
    const wish = wishOf(req.query);
    if (await isSignedIn(deps, req)) {
      res.redirect(303, wish.next ?? "/chat");
    } else {
      const { ended } = textsOf(["ended"], req.query);
      showSignIn(deps, res, wish, { notice: noticeFor(ended, wordsOf(req)) });
    }
  });
  router.post("/sign-in", async (req, res) => {
    const wish = wishOf(req.body);
    const { email, password } = textsOf(["email", "password"], req.body);
    const act = async () => {
      const signedIn = await signIn(deps, req, { email, password });
      await beginSession(deps, req, res, signedIn);
      res.redirect(303, wayOn(signedIn.account.role, wish));
    };
    const showAgain = ({ message }: WireError) => showSignIn(deps, res, wish, { email, error: message });
    await tryForm(deps, res, () => act().catch(goOnToCode(deps, res, wish)), showAgain);
  });
  return router;
}

/** The password was right: the code has a page of its own, so that the password goes no further than this one. */
function goOnToCode(deps: Deps, res: Response, wish: Wish) {
  return (error: unknown): void => {
    if (!(error instanceof SecondStepNeeded)) throw error;
    keepChallenge(deps.config, res, error.challenge);
    res.redirect(303, `/sign-in/code${queryOfWish(wish)}`);
  };
}

/** Why the live page sent somebody here. */
function noticeFor(ended: string, { door }: Words): string | null {
  if (ended === "") return null;
  if (ended === "signed_out") return door.signedOut;
  if (ended === "deleted") return door.accountDeleted;
  if (ended === "new_password") return door.passwordSet;
  return door.sessionEnded;
}

/** The form, with what was typed; never the password. */
export function showSignIn(
  deps: Pick<WebDeps, "assets">,
  res: Response,
  { as = "sender", next }: Wish,
  said: Partial<SignInPageProps>,
): void {
  const words = wordsOf(res.req);
  const body = <SignInPage door={as} next={next} {...said} words={words} />;
  sendPage(deps.assets, res, { title: words.door.signIn, body, foot: true });
}
