import { type Response, Router } from "express";
import { SignUpPage, type SignUpPageProps } from "../../../../views/doors/sign-up-page.tsx";
import type { WebDeps } from "../../deps.ts";
import { textsOf } from "../../input.ts";
import { localPath } from "../../local-path.ts";
import { sendPage } from "../../send-page.tsx";
import { wordsOf } from "../../words.ts";
import { makeAccount } from "./account-form.ts";
import { showNotSetUp } from "./not-set-up.tsx";

type Deps = Pick<WebDeps, "accounts" | "assets" | "config" | "limits" | "log" | "trail">;

/** Where senders make their accounts. */
export function signUpRoutes(deps: Deps): Router {
  const router = Router();
  router.get("/sign-up", async (req, res) => {
    if (await deps.accounts.needsSetup()) {
      showNotSetUp(deps, res);
    } else {
      show(deps, res, { next: localPath(req.query.next) });
    }
  });
  router.post("/sign-up", async (req, res) => {
    const { next: wish, ...typed } = textsOf(["name", "email", "password", "next"], req.body);
    const next = localPath(wish);
    await makeAccount(deps, req, res, {
      wish: { ...typed, role: "sender" },
      next: next ?? "/chat",
      showAgain: (props) => show(deps, res, { next, ...props }),
    });
  });
  return router;
}

function show(deps: Deps, res: Response, props: Omit<SignUpPageProps, "words">): void {
  const words = wordsOf(res.req);
  const body = <SignUpPage {...props} words={words} />;
  sendPage(deps.assets, res, { title: words.door.makeAccount, body, foot: true });
}
