import type { Request, Response } from "express";
import type { AccountFormProps } from "../../../../views/parts/account-form.tsx";
import type { SignUp } from "../../../accounts/sign-up.ts";
import { signUp } from "../../acts/sign-in.ts";
import { beginSession } from "../../browser-session.ts";
import type { WebDeps } from "../../deps.ts";
import { toldBy, tryForm } from "../../try-form.ts";

type Deps = Pick<WebDeps, "accounts" | "config" | "limits" | "log" | "trail">;

interface AccountForm {
  wish: SignUp;
  /** Where one goes with the new account. */
  next: string;
  /** Draws the form again, with what was typed (never the password) and what is wrong with it. */
  showAgain: (props: Omit<AccountFormProps, "words">) => void;
}

/** Makes the account that a form asks for, whichever door it stands in, and signs its owner in. */
export async function makeAccount(deps: Deps, req: Request, res: Response, form: AccountForm): Promise<void> {
  const { wish, next, showAgain } = form;
  const act = async () => {
    await beginSession(deps, req, res, await signUp(deps, req, wish));
    res.redirect(303, next);
  };
  const { name, email } = wish;
  await tryForm(deps, res, act, (error) => showAgain({ values: { name, email }, ...toldBy(error) }));
}
