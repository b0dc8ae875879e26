import type { Request } from "express";
import type { SignUp } from "../accounts/accounts.ts";
import { clientNetwork } from "../http/client-address.ts";
import type { SignedIn } from "../shared/protocol.ts";
import type { WebDeps } from "./deps.ts";

type Deps = Pick<WebDeps, "accounts" | "config" | "limits">;

/**
 * Signs in, a limited number of times for the account aimed at too, so that guessing from many machines gains
 * nothing. One that succeeds is no guess: it is given back.
 */
export async function signIn(
  { accounts, config, limits }: Deps,
  req: Request,
  given: { email: string; password: string },
): Promise<SignedIn> {
  const keys = { email: given.email.trim().toLowerCase(), address: clientNetwork(config, req) };
  await limits.spend("sign-in", keys);
  const signedIn = await accounts.signIn(given);
  await limits.refund("sign-in", keys);
  return signedIn;
}

export async function signUp(
  { accounts, config, limits }: Deps,
  req: Request,
  wish: SignUp,
): Promise<SignedIn> {
  await limits.spend("sign-up", { address: clientNetwork(config, req) });
  return accounts.signUp(wish);
}
