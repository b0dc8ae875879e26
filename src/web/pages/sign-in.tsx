import { type Request, type Response, Router } from "express";
import { SignInPage, type SignInPageProps } from "../../../views/sign-in-page.tsx";
import type { Role } from "../../shared/model.ts";
import { beginSession } from "../browser-session.ts";
import type { WebDeps } from "../deps.ts";
import { textsOf } from "../input.ts";
import { localPath } from "../local-path.ts";
import { sendPage } from "../send-page.tsx";
import { signIn } from "../sign-in.ts";
import { isSignedIn } from "../signed-in.ts";
import { tryForm } from "../try-form.ts";

type Deps = Pick<WebDeps, "accounts" | "assets" | "config" | "limits" | "log" | "trail">;

export function signInRoutes(deps: Deps): Router {
  const router = Router();
  router.get("/sign-in", async (req, res) => {
    const { as, next } = wishOf(req.query);
    if (await isSignedIn(deps, req)) {
      res.redirect(303, next ?? "/chat");
    } else {
      const { ended } = textsOf(["ended"], req.query);
      show(deps, res, { door: as ?? "sender", next, notice: noticeFor(ended) });
    }
  });
  router.post("/sign-in", async (req, res) => {
    const { as, next } = wishOf(req.body);
    const { email, password } = textsOf(["email", "password"], req.body);
    const act = async () => {
      const signedIn = await signIn(deps, req, { email, password });
      await beginSession(deps, req, res, signedIn);
      res.redirect(303, wayOn(signedIn.account.role, as, next));
    };
    await tryForm(deps, res, act, ({ message }) =>
      show(deps, res, { door: as ?? "sender", email, error: message, next }),
    );
  });
  return router;
}

/** By which door, and where to afterwards. */
function wishOf(given: Request["query"] | Request["body"]): {
  as: Role | undefined;
  next: string | undefined;
} {
  const { as, next } = textsOf(["as", "next"], given);
  return { as: as === "sender" || as === "receiver" ? as : undefined, next: localPath(next) };
}

/** Why the live page sent somebody here. */
function noticeFor(ended: string): string | null {
  if (ended === "") return null;
  if (ended === "signed_out") return "You are signed out.";
  if (ended === "new_password") return "Your new password is set. Please sign in with it.";
  return "Your session has ended. Please sign in again.";
}

function show(deps: Deps, res: Response, props: SignInPageProps): void {
  sendPage(deps.assets, res, { title: "Sign in", body: <SignInPage {...props} /> });
}

/** Whoever came by the other door is let through to their own page and told so there. */
function wayOn(role: Role, as: Role | undefined, next: string | undefined): string {
  if (next !== undefined) return next;
  return as === undefined || as === role ? "/chat" : "/chat?welcome=other-door";
}
