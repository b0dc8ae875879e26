import type { Request, RequestHandler, Response } from "express";
import type { FunctionComponent } from "preact";
import type { ChoicesPageProps } from "../../../../views/settings/choices-form.tsx";
import type { WebDeps } from "../../deps.ts";
import { textsOf } from "../../input.ts";
import { sendPage } from "../../send-page.tsx";
import { signedInAs } from "../../signed-in.ts";
import { wordsOf } from "../../words.ts";

/** Shows a page on which one chooses what to prefer, and that it was kept. */
export function showChoices(
  deps: WebDeps,
  name: "privacy" | "writing",
  Page: FunctionComponent<ChoicesPageProps>,
): RequestHandler {
  return async (req: Request, res: Response) => {
    const { account: me } = await signedInAs(deps, req);
    const preferences = await deps.accounts.profile.preferences(me.id);
    const isDone = textsOf(["done"], req.query).done !== "";
    const words = wordsOf(req);
    const body = <Page {...{ me, preferences, isDone, words }} />;
    sendPage(deps.assets, res, { title: words.settings[name], body });
  };
}
