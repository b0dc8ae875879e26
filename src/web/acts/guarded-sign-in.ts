import type { Request } from "express";
import type { Lane } from "../../accounts/hashing-queue.ts";
import { clientNetwork } from "../../http/client-address.ts";
import { knownBrowserCookie, knownBrowserCookieOf } from "../../http/known-browser-cookie.ts";
import type { LimitedAction, LimitKeys } from "../../limits/budgets.ts";
import { AppError } from "../../shared/errors.ts";
import type { WebDeps } from "../deps.ts";

type Deps = Pick<WebDeps, "accounts" | "config" | "limits">;

/**
 * Lets one guess at an account's password happen, if its budgets allow. What succeeds was none, and is given back.
 * A browser where somebody signed in before has a budget of its own: however many strangers guess, they keep
 * nobody out who comes from there.
 */
export async function guardSignIn<T>(
  deps: Deps,
  req: Request,
  email: string,
  guess: (lane: Lane) => Promise<T>,
): Promise<T> {
  const { action, keys } = budgetOf(deps, req, email);
  await deps.limits.spend(action, keys);
  const right = await guess(action === "sign-in" ? "strangers" : "known");
  await deps.limits.refund(action, keys);
  return right;
}

/**
 * Lets an account be made, if the limits allow. That an address is taken has to be told to its owner; so it can be
 * learnt by others, but not often.
 */
export async function guardSignUp<T>(
  { config, limits }: Deps,
  req: Request,
  make: () => Promise<T>,
): Promise<T> {
  const keys = { address: clientNetwork(config, req) };
  await limits.spend("sign-up", keys);
  await limits.spend("sign-up-taken", keys);
  let isTaken = false;
  try {
    return await make();
  } catch (error) {
    isTaken = error instanceof AppError && error.code === "conflict";
    throw error;
  } finally {
    if (!isTaken) await limits.refund("sign-up-taken", keys);
  }
}

/** Counts a one-time link that did not work. Throws `too_many` where many did not; one that works always does. */
export function countWrongLink(
  { config, limits }: Pick<Deps, "config" | "limits">,
  req: Request,
): Promise<void> {
  return limits.spend("link", { address: clientNetwork(config, req) });
}

/** Lets this browser be known as one where the account's owner signs in. A program keeps nothing of ours. */
export function rememberBrowser({ accounts, config }: Deps, req: Request, email: string): void {
  if (req.baseUrl === "/api") return;
  const { note, expires } = accounts.knownBrowsers.remember(knownBrowserCookieOf(config, req), email);
  req.res?.append("Set-Cookie", knownBrowserCookie(config, req, note, expires));
}

function budgetOf(
  { accounts, config }: Deps,
  req: Request,
  email: string,
): { action: LimitedAction; keys: LimitKeys } {
  const browser = accounts.knownBrowsers.keyOf(knownBrowserCookieOf(config, req), email);
  if (browser !== null) return { action: "sign-in-again", keys: { browser } };
  const keys = { email: email.trim().toLowerCase(), address: clientNetwork(config, req) };
  return { action: "sign-in", keys };
}
