import type { Response } from "express";
import { NotSetUpPage } from "../../../../views/doors/not-set-up-page.tsx";
import type { WebDeps } from "../../deps.ts";
import { sendPage } from "../../send-page.tsx";
import { wordsOf } from "../../words.ts";

/** What there is to see before there is an owner. */
export function showNotSetUp({ assets }: Pick<WebDeps, "assets">, res: Response): void {
  const words = wordsOf(res.req);
  sendPage(assets, res, { title: words.door.notSetUp, body: <NotSetUpPage words={words} />, foot: true });
}
