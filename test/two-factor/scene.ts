import { TOTP, URI } from "otpauth";
import type { TwoFactorSetup } from "../../src/shared/two-factor.ts";
import { call, get, password, post, type RunningApp, type Somebody, startApp } from "../app.ts";

/** An app whose clock the test turns, so that codes come when they are wanted. */
export async function startTimedApp(config: Parameters<typeof startApp>[0] = {}) {
  const time = { now: Date.UTC(2026, 10, 22, 12) };
  const app = await startApp({ ...config, options: { ...config.options, clock: () => time.now } });
  return { app, time };
}

export type Time = { now: number };

/** Somebody's authenticator app: an implementation of codes that is not ours. */
export interface Phone {
  /** The code that it shows now. */
  code(): string;
  /** Waits until it shows another one, and answers that. */
  next(): string;
  recoveryCodes: string[];
}

export async function begin(app: RunningApp, { token }: Somebody): Promise<TwoFactorSetup> {
  return post<TwoFactorSetup>(app.url, "/api/me/two-factor", { password }, token);
}

export function phoneOf({ uri }: TwoFactorSetup, time: Time): Omit<Phone, "recoveryCodes"> {
  const totp = URI.parse(uri);
  if (!(totp instanceof TOTP)) throw new Error("This is no time-based secret.");
  const code = () => totp.generate({ timestamp: time.now });
  return {
    code,
    next() {
      time.now += 30_000;
      return code();
    },
  };
}

/** Turns two-factor sign-in on, as a program would. */
export async function turnOn(app: RunningApp, somebody: Somebody, time: Time): Promise<Phone> {
  const setup = await begin(app, somebody);
  const phone = phoneOf(setup, time);
  const answer = await call(app.url, "PUT", "/api/me/two-factor", {
    body: { setup: setup.setup, code: phone.code() },
    token: somebody.token,
  });
  const { recoveryCodes } = (await answer.json()) as { recoveryCodes: string[] };
  if (!recoveryCodes) throw new Error(`It stayed off: ${answer.status}`);
  return { ...phone, recoveryCodes };
}

/** Tries the API's sign-in. */
export function tryToSignIn(app: RunningApp, body: object): Promise<Response> {
  return call(app.url, "POST", "/api/sessions", { body });
}

export async function signIn(app: RunningApp, { email }: Somebody, code?: string): Promise<Somebody> {
  const body = { email, password, ...(code !== undefined && { code }) };
  return { ...(await post<Somebody>(app.url, "/api/sessions", body)), email };
}

/** How many sign-ins of theirs count now: what no door may add to. */
export async function sessionCount(app: RunningApp, { account }: Somebody): Promise<number> {
  return (await app.accounts.sessions.list(account.id)).length;
}

export async function isSignedIn(app: RunningApp, token: string): Promise<boolean> {
  return (await call(app.url, "GET", "/api/me", { token })).ok;
}

export function stateOf(app: RunningApp, { token }: Somebody) {
  return get<{ since: number | null; recoveryCodesLeft: number; required: boolean }>(
    app.url,
    "/api/me/two-factor",
    token,
  );
}
