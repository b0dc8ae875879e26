import { type Request, type Response, Router } from "express";
import { PeoplePage, type PeoplePageProps } from "../../../../views/people/people-page.tsx";
import type { OwnAccount } from "../../../shared/model.ts";
import type { PersonListing } from "../../../shared/sign-ins.ts";
import { disable, enable, makeResetLink } from "../../acts/manage-people.ts";
import { removeTwoFactor } from "../../acts/two-factor-rule.ts";
import type { WebDeps } from "../../deps.ts";
import { textsOf } from "../../input.ts";
import { readerOf } from "../../reader.ts";
import { sendPage } from "../../send-page.tsx";
import { signedInAs } from "../../signed-in.ts";
import { wordsOf } from "../../words.ts";

const perPage = 50;

/** Longer than any name or address that there is. */
const longestSearch = 254;

/** Everybody who has an account, and what the owner can do about it. */
export function peopleRoutes(deps: WebDeps): Router {
  const router = Router();
  router.get("/people", async (req, res) => {
    await show(deps, res, await owner(deps, req));
  });
  router.post("/people/:id/disable", async (req, res) => {
    const { id } = await disable(deps, req, await owner(deps, req), req.params.id);
    res.redirect(303, backTo(req, id));
  });
  router.post("/people/:id/enable", async (req, res) => {
    const { id } = await enable(deps, req, await owner(deps, req), req.params.id);
    res.redirect(303, backTo(req, id));
  });
  router.post("/people/:id/reset-link", async (req, res) => {
    const me = await owner(deps, req);
    await show(deps, res, me, { resetLink: await makeResetLink(deps, req, me, req.params.id) });
  });
  router.post("/people/:id/two-factor/remove", async (req, res) => {
    await removeTwoFactor(deps, req, await owner(deps, req), req.params.id);
    res.redirect(303, backTo(req, req.params.id));
  });
  return router;
}

/** The gate let nobody else through, and the use-cases ask again. */
async function owner(deps: WebDeps, req: Request): Promise<OwnAccount> {
  return (await signedInAs(deps, req)).account;
}

async function show(
  deps: WebDeps,
  res: Response,
  me: OwnAccount,
  more: Partial<PeoplePageProps> = {},
): Promise<void> {
  const { search, after } = wishOf(res.req);
  const page = await deps.accounts.people.page(me, { search, after: after || null, limit: perPage });
  const last = page.more ? page.people.at(-1)?.id : undefined;
  const next = last === undefined ? null : addressOf(search, last);
  const place = { now: deps.chat.clock(), ...readerOf(res.req) };
  const body = (
    <PeoplePage
      {...{ me, search, after, next, place }}
      people={page.people}
      presences={deps.presence.of(page.people.map(lastSeenOf))}
      {...more}
      words={wordsOf(res.req)}
    />
  );
  sendPage(deps.assets, res, { title: wordsOf(res.req).people.people, body });
}

function lastSeenOf({ id, lastSeenAt }: PersonListing) {
  return { accountId: id, lastSeenAt };
}

/** From the address, or from a form that keeps the place. */
function wishOf(req: Request): { search: string; after: string } {
  const { search, after } = textsOf(["search", "after"], req.method === "GET" ? req.query : req.body);
  return { search: search.trim().slice(0, longestSearch), after };
}

function backTo(req: Request, id: string): string {
  const { search, after } = wishOf(req);
  return `${addressOf(search, after)}#${id}`;
}

function addressOf(search: string, after: string): string {
  const query = new URLSearchParams({ ...(search && { search }), ...(after && { after }) });
  return query.size === 0 ? "/people" : `/people?${query}`;
}
