import type { Somebody } from "../../app.ts";

/** The owner disables somebody's account. */
export async function disable(url: string, owner: Somebody, who: Somebody): Promise<Somebody> {
  const headers = { cookie: `session=${owner.token}`, origin: url };
  const path = `/people/${who.account.id}/disable`;
  const answer = await fetch(url + path, { method: "POST", redirect: "manual", headers });
  if (answer.status !== 303) throw new Error(`${path} answered ${answer.status}.`);
  return who;
}
