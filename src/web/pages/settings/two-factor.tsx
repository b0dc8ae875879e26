import { type Request, type Response, Router } from "express";
import { TwoFactorPage, type TwoFactorPageProps } from "../../../../views/settings/two-factor-page.tsx";
import type { SignedInAs } from "../../../accounts/sessions.ts";
import type { WireError } from "../../../shared/errors.ts";
import type { TwoFactorSetup } from "../../../shared/two-factor.ts";
import type { WebDeps } from "../../deps.ts";
import { textsOf } from "../../input.ts";
import { readerOf } from "../../reader.ts";
import { recordEvent } from "../../record-event.ts";
import { sendPage } from "../../send-page.tsx";
import { signedInAs } from "../../signed-in.ts";
import { toldBy, tryForm } from "../../try-form.ts";
import { wordsOf } from "../../words.ts";

/** One's own two-factor sign-in: turning it on, and looking after it. */
export function twoFactorRoutes(deps: WebDeps): Router {
  const router = Router();
  router.get("/settings/two-factor", async (req, res) => {
    await show(deps, res, await signedInAs(deps, req));
  });
  router.post("/settings/two-factor/begin", async (req, res) => {
    await act(deps, req, res, async (by) => {
      const begun = await deps.accounts.twoFactor.begin(by, textsOf(["password"], req.body));
      await show(deps, res, by, { begun: await drawn(begun) });
    });
  });
  router.post("/settings/two-factor/confirm", (req, res) => confirm(deps, req, res));
  router.post("/settings/two-factor/recovery-codes", async (req, res) => {
    await act(deps, req, res, async (by) => {
      const codes = await deps.accounts.twoFactor.newRecoveryCodes(by, textsOf(["password"], req.body));
      recordEvent(deps, req, { event: "recovery-codes:made", actorId: by.account.id });
      await show(deps, res, by, { codes });
    });
  });
  router.post("/settings/two-factor/off", async (req, res) => {
    await act(deps, req, res, async (by) => {
      await deps.accounts.twoFactor.turnOff(by, textsOf(["password"], req.body));
      recordEvent(deps, req, { event: "two-factor:off", actorId: by.account.id });
      res.redirect(303, "/settings/two-factor");
    });
  });
  return router;
}

/** A refusal stays on the page, with `more` of what was there. */
async function act(
  deps: WebDeps,
  req: Request,
  res: Response,
  does: (by: SignedInAs) => Promise<void>,
  more: (by: SignedInAs, error: WireError) => Promise<Partial<TwoFactorPageProps>> = async () => ({}),
): Promise<void> {
  const by = await signedInAs(deps, req);
  await tryForm(
    deps,
    res,
    () => does(by),
    async (error) => show(deps, res, by, { ...(await more(by, error)), ...toldBy(error) }),
  );
}

async function confirm(deps: WebDeps, req: Request, res: Response): Promise<void> {
  const { twoFactor } = deps.accounts;
  const { setup, code } = textsOf(["setup", "code"], req.body);
  await act(
    deps,
    req,
    res,
    async (by) => {
      const codes = await twoFactor.confirm(by, { setup, code });
      recordEvent(deps, req, { event: "two-factor:on", actorId: by.account.id });
      await show(deps, res, by, { codes });
    },
    // Only a wrong code is worth another try with the same picture.
    async (by, error) => (error.fields?.code ? { begun: await drawn(twoFactor.resume(by, setup)) } : {}),
  );
}

async function show(
  deps: WebDeps,
  res: Response,
  { account }: SignedInAs,
  more: Partial<TwoFactorPageProps> = {},
): Promise<void> {
  const state = await deps.accounts.twoFactor.stateOf(account);
  const place = { now: deps.chat.clock(), ...readerOf(res.req) };
  const body = <TwoFactorPage me={account} {...{ state, place }} {...more} words={wordsOf(res.req)} />;
  sendPage(deps.assets, res, { title: wordsOf(res.req).security.twoFactor, body });
}

/** Loaded when somebody needs it: hardly anybody does, and only once. */
async function drawn(begun: TwoFactorSetup): Promise<TwoFactorPageProps["begun"]> {
  const { encode } = await import("uqr");
  return { ...begun, qr: encode(begun.uri, { ecc: "M", border: 0 }).data };
}
