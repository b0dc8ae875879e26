import { type Request, type Response, Router } from "express";
import { JoinPage, type JoinPageProps } from "../../../../views/doors/join-page.tsx";
import { AppError } from "../../../shared/errors.ts";
import { countWrongLink } from "../../acts/guarded-sign-in.ts";
import type { WebDeps } from "../../deps.ts";
import { textsOf } from "../../input.ts";
import { sendPage } from "../../send-page.tsx";
import { wordsOf } from "../../words.ts";
import { makeAccount } from "./account-form.ts";

type Deps = Pick<WebDeps, "accounts" | "assets" | "config" | "limits" | "log" | "trail">;

/** Where somebody who was invited to answer makes their account. */
export function joinRoutes(deps: Deps): Router {
  const router = Router();
  router.get("/join", async (req, res) => {
    const { invitation } = textsOf(["invitation"], req.query);
    await assertOpen(deps, req, invitation);
    show(deps, res, { invitation });
  });
  router.post("/join", async (req, res) => {
    const { invitation, ...typed } = textsOf(["invitation", "name", "email", "password"], req.body);
    await assertOpen(deps, req, invitation);
    await makeAccount(deps, req, res, {
      wish: { ...typed, role: "receiver", invitation },
      next: "/chat",
      showAgain: (props) => show(deps, res, { invitation, ...props }),
    });
  });
  return router;
}

async function assertOpen(deps: Deps, req: Request, invitation: string): Promise<void> {
  if (!(await deps.accounts.isOpenInvitation(invitation))) {
    await countWrongLink(deps, req);
    throw new AppError("forbidden", "This invitation was used or has run out. Please ask for a new one.");
  }
}

function show(deps: Deps, res: Response, props: Omit<JoinPageProps, "words">): void {
  const words = wordsOf(res.req);
  const body = <JoinPage {...props} words={words} />;
  sendPage(deps.assets, res, { title: words.door.joinTitle, body, foot: true });
}
