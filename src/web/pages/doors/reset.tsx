import { type Request, type Response, Router } from "express";
import { ResetPage } from "../../../../views/doors/reset-page.tsx";
import { clientNetwork } from "../../../http/client-address.ts";
import { AppError } from "../../../shared/errors.ts";
import type { OwnAccount } from "../../../shared/model.ts";
import { usePasswordLink } from "../../acts/manage-people.ts";
import { forgetSession } from "../../browser-session.ts";
import type { WebDeps } from "../../deps.ts";
import { textsOf } from "../../input.ts";
import { sendPage } from "../../send-page.tsx";
import { tryForm } from "../../try-form.ts";
import { wordsOf } from "../../words.ts";

type Deps = Pick<WebDeps, "accounts" | "assets" | "config" | "limits" | "log" | "trail">;

/** Where somebody who forgot their password sets a new one, by the link that the owner gave them. */
export function resetRoutes(deps: Deps): Router {
  const router = Router();
  router.get("/reset", async (req, res) => {
    const { link } = textsOf(["link"], req.query);
    show(deps, res, { link, account: await holderOf(deps, req, link) });
  });
  router.post("/reset", async (req, res) => {
    const { link, password } = textsOf(["link", "password"], req.body);
    const account = await holderOf(deps, req, link);
    const act = async () => {
      await usePasswordLink(deps, req, link, password);
      // Whoever is signed in here, as this person or as another, begins anew like everybody else.
      forgetSession(deps.config, res);
      res.redirect(303, `/sign-in?as=${account.role}&ended=new_password`);
    };
    await tryForm(deps, res, act, ({ message, fields }) =>
      show(deps, res, { link, account, ...(fields ? { fields } : { error: message }) }),
    );
  });
  return router;
}

async function holderOf({ accounts, config, limits }: Deps, req: Request, link: string): Promise<OwnAccount> {
  const account = await accounts.resetLinks.whose(link);
  if (account) return account;
  await limits.spend("link", { address: clientNetwork(config, req) });
  throw new AppError("forbidden", "This link was used or has run out. Please ask for a new one.");
}

function show(deps: Deps, res: Response, props: Omit<Parameters<typeof ResetPage>[0], "words">): void {
  const words = wordsOf(res.req);
  const body = <ResetPage {...props} words={words} />;
  sendPage(deps.assets, res, { title: words.door.newPassword, body, foot: true });
}
