import { type Response, Router } from "express";
import { TwoFactorPage, type TwoFactorPageProps } from "../../../views/settings/two-factor-page.tsx";
import type { SignedInAs } from "../../accounts/sessions.ts";
import type { WireError } from "../../shared/errors.ts";
import type { TwoFactorSetup } from "../../shared/two-factor.ts";
import type { WebDeps } from "../deps.ts";
import { textsOf } from "../input.ts";
import { readerOf } from "../reader.ts";
import { recordEvent } from "../record-event.ts";
import { sendPage } from "../send-page.tsx";
import { signedInAs } from "../signed-in.ts";
import { tryForm } from "../try-form.ts";
import { wordsOf } from "../words.ts";

/** One's own two-factor sign-in: turning it on, and looking after it. */
export function twoFactorRoutes(deps: WebDeps): Router {
  const router = Router();
  router.get("/settings/two-factor", async (req, res) => {
    await show(deps, res, await signedInAs(deps, req));
  });
  router.post("/settings/two-factor/begin", async (req, res) => {
    const by = await signedInAs(deps, req);
    const act = async () => {
      const begun = await deps.accounts.twoFactor.begin(by, textsOf(["password"], req.body));
      await show(deps, res, by, { begun: await drawn(begun) });
    };
    await tryForm(deps, res, act, (error) => show(deps, res, by, said(error)));
  });
  router.post("/settings/two-factor/confirm", async (req, res) => {
    const by = await signedInAs(deps, req);
    const { setup, code } = textsOf(["setup", "code"], req.body);
    const act = async () => {
      const codes = await deps.accounts.twoFactor.confirm(by, { setup, code });
      recordEvent(deps, req, { event: "two-factor:on", actorId: by.account.id });
      await show(deps, res, by, { codes });
    };
    await tryForm(deps, res, act, async (error) => {
      // Only a wrong code is worth another try with the same picture.
      const begun = error.fields?.code
        ? { begun: await drawn(deps.accounts.twoFactor.resume(by, setup)) }
        : {};
      await show(deps, res, by, { ...begun, ...said(error) });
    });
  });
  router.post("/settings/two-factor/recovery-codes", async (req, res) => {
    const by = await signedInAs(deps, req);
    const act = async () => {
      const codes = await deps.accounts.twoFactor.newRecoveryCodes(by, textsOf(["password"], req.body));
      recordEvent(deps, req, { event: "recovery-codes:made", actorId: by.account.id });
      await show(deps, res, by, { codes });
    };
    await tryForm(deps, res, act, (error) => show(deps, res, by, said(error)));
  });
  router.post("/settings/two-factor/off", async (req, res) => {
    const by = await signedInAs(deps, req);
    const act = async () => {
      await deps.accounts.twoFactor.turnOff(by, textsOf(["password"], req.body));
      recordEvent(deps, req, { event: "two-factor:off", actorId: by.account.id });
      res.redirect(303, "/settings/two-factor");
    };
    await tryForm(deps, res, act, (error) => show(deps, res, by, said(error)));
  });
  return router;
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

/** What is said beside a field is not said twice. */
function said({ message, fields }: WireError): Partial<TwoFactorPageProps> {
  return fields ? { fields } : { error: message };
}

/** Loaded when somebody needs it: hardly anybody does, and only once. */
async function drawn(begun: TwoFactorSetup): Promise<TwoFactorPageProps["begun"]> {
  const { encode } = await import("uqr");
  return { ...begun, qr: encode(begun.uri, { ecc: "M", border: 0 }).data };
}
