import type { Response } from "express";
import { challengeLifeMs } from "../accounts/two-factor-step.ts";
import type { Config } from "../config.ts";
import { challengeCookie } from "../http/challenge-cookie.ts";

/** Lets the browser go on to the second step, for a few minutes. */
export function keepChallenge(config: Config, res: Response, challenge: string): void {
  res.append("Set-Cookie", challengeCookie(config, res.req, challenge, challengeLifeMs));
}

export function forgetChallenge(config: Config, res: Response): void {
  res.append("Set-Cookie", challengeCookie(config, res.req, "", 0));
}
