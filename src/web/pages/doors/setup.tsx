import { type Request, type Response, Router } from "express";
import { SetupPage, type SetupPageProps } from "../../../../views/doors/setup-page.tsx";
import { AppError } from "../../../shared/errors.ts";
import { countWrongLink } from "../../acts/guarded-sign-in.ts";
import { signUp } from "../../acts/sign-in.ts";
import { beginSession } from "../../browser-session.ts";
import type { WebDeps } from "../../deps.ts";
import { textsOf } from "../../input.ts";
import { sendPage } from "../../send-page.tsx";
import { tryForm } from "../../try-form.ts";
import { wordsOf } from "../../words.ts";
import { formProps } from "./account-form.ts";

type Deps = Pick<WebDeps, "accounts" | "assets" | "config" | "limits" | "log" | "trail">;

/** The first run: the printed link makes the owner's account, once. */
export function setupRoutes(deps: Deps): Router {
  const router = Router();
  router.get("/setup", async (req, res) => {
    const { token } = textsOf(["token"], req.query);
    await assertOpen(deps, req, token);
    show(deps, res, { token });
  });
  router.post("/setup", async (req, res) => {
    const { token, ...typed } = textsOf(["token", "name", "email", "password"], req.body);
    await assertOpen(deps, req, token);
    const act = async () => {
      const wish = { ...typed, role: "receiver", setupToken: token } as const;
      await beginSession(deps, req, res, await signUp(deps, req, wish));
      res.redirect(303, "/team");
    };
    await tryForm(deps, res, act, (error) => show(deps, res, { token, ...formProps(typed, error) }));
  });
  return router;
}

async function assertOpen(deps: Deps, req: Request, token: string): Promise<void> {
  if (!(await deps.accounts.needsSetup())) {
    throw new AppError(
      "forbidden",
      "This place is set up already, so its setup link has ended. You can sign in.",
    );
  }
  if (!deps.accounts.isSetupToken(token)) {
    await countWrongLink(deps, req);
    throw new AppError(
      "forbidden",
      "This is not the setup link. The right one was printed when the program started.",
    );
  }
}

function show(deps: Deps, res: Response, props: Omit<SetupPageProps, "words">): void {
  const words = wordsOf(res.req);
  const body = <SetupPage {...props} words={words} />;
  sendPage(deps.assets, res, { title: words.door.setUp, body, foot: true });
}
