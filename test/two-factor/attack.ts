import { expect } from "vitest";
import { password, type RunningApp, type Somebody } from "../app.ts";
import { type Browser, newBrowser } from "../web/browser.ts";
import { type Phone, sessionCount, startTimedApp, type Time, turnOn } from "./scene.ts";

/*
 * Ana has two-factor sign-in on. Somebody knows her address and her password, and lacks her phone. No door leads
 * them in: whatever they try, as many sign-ins of Ana's count afterwards as before.
 */

export interface Scene {
  app: RunningApp;
  time: Time;
  ana: Somebody;
  phone: Phone;
  owner: Somebody;
  ownersPhone: Phone;
}

export async function scene(): Promise<Scene> {
  const { app, time } = await startTimedApp();
  const owner = await app.owner();
  const ana = await app.sender("Ana");
  const phone = await turnOn(app, ana, time);
  const ownersPhone = await turnOn(app, owner, time);
  return { app, time, ana, phone, owner, ownersPhone };
}

/** Runs what must not let anybody in, and sees that it did not. */
export async function shut(
  { app, ana }: Scene,
  what: string,
  attempt: () => Promise<unknown>,
): Promise<void> {
  const before = await sessionCount(app, ana);
  await attempt();
  expect(await sessionCount(app, ana), what).toBe(before);
}

/** A browser that gave the right password. */
export async function challenged({ app, ana }: Scene): Promise<Browser> {
  const browser = newBrowser(app.url);
  await browser.submit("/sign-in", { email: ana.email, password });
  return browser;
}

export function wrongOf(code: string): string {
  return code.replace(/.$/, (digit) => String((Number(digit) + 1) % 10));
}
