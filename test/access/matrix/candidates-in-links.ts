import { post } from "../../app.ts";
import { bad, type Candidate, good } from "./candidate.ts";
import type { Actor, World } from "./world.ts";

export async function resetLinks({ view }: Actor, world: World): Promise<Candidate[]> {
  const { account } = await world.newPerson();
  return [
    good("open", await resetLinkFor(world, account.id)),
    ...["made-up", "", view.self, world.owner.token].map((value) => bad("made up", value, "forbidden")),
  ];
}

/** As the owner's page shows it. */
async function resetLinkFor({ url, owner }: World, accountId: string): Promise<string> {
  const headers = { cookie: `session=${owner.token}`, origin: url };
  const page = await fetch(`${url}/people/${accountId}/reset-link`, { method: "POST", headers });
  return /\/reset\?link=([\w-]+)/.exec(await page.text())?.[1] ?? "";
}

export async function invitations({ view }: Actor, world: World): Promise<Candidate[]> {
  const { invitation } = await post<{ invitation: string }>(
    world.url,
    "/api/invitations",
    {},
    world.owner.token,
  );
  return [
    good("open", invitation),
    ...["made-up", "", view.self, world.owner.token].map((value) => bad("made up", value, "forbidden")),
  ];
}

export function setupTokens({ view }: Actor): Candidate[] {
  return ["a-setup-token-for-tests", "made-up", "", view.self].map((value) =>
    bad("too late", value, "forbidden"),
  );
}
