import { type Request, type Response, Router } from "express";
import { SetupPage, type SetupPageProps } from "../../../../views/doors/setup-page.tsx";
import { AppError } from "../../../shared/errors.ts";
import { countWrongLink } from "../../acts/guarded-sign-in.ts";
import type { WebDeps } from "../../deps.ts";
import { textsOf } from "../../input.ts";
import { sendPage } from "../../send-page.tsx";
import { wordsOf } from "../../words.ts";
import { makeAccount } from "./account-form.ts";

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
    await makeAccount(deps, req, res, {
      wish: { ...typed, role: "receiver", setupToken: token },
      next: "/team",
      showAgain: (props) => show(deps, res, { token, ...props }),
    });
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
