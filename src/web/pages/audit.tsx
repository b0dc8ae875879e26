import { type Request, type Response, Router } from "express";
import { AuditPage } from "../../../views/audit-page.tsx";
import { auditLine } from "../../../views/words/audit-words.ts";
import type { AuditEntry } from "../../shared/audit.ts";
import type { Words } from "../../words/words.ts";
import { csvLine } from "../csv.ts";
import type { WebDeps } from "../deps.ts";
import { readerOf } from "../reader.ts";
import { recordEvent } from "../record-event.ts";
import { sendPage } from "../send-page.tsx";
import { signedInAs } from "../signed-in.ts";
import { wordsOf } from "../words.ts";
import { type AuditWish, addressOf, auditWishOf, questionOf } from "./audit-wish.ts";

type Deps = Pick<WebDeps, "accounts" | "assets" | "chat" | "config" | "lastBackup" | "trail">;

const perPage = 100;
/** So many rows of a file are read at once, so that others get their turn between them. */
const perRead = 1_000;

/** What happened here as far as security goes: a page and a file, for the owner. */
export function auditRoutes(deps: Deps): Router {
  const router = Router();
  router.get("/audit", async (req, res) => {
    const { account } = await signedInAs(deps, req);
    const wish = auditWishOf(req.query);
    const words = wordsOf(req);
    const place = placeOf(deps, req);
    const { entries, more } = await deps.trail.page({ ...questionOf(wish, place), limit: perPage });
    const older = more ? addressOf("/audit", { ...wish, before: entries.at(-1)?.id }) : null;
    const file = addressOf("/audit.csv", { ...wish, before: undefined });
    const shown = { entries, older, file, place, lastBackup: deps.lastBackup() };
    const body = <AuditPage me={account} words={words} {...wish} {...shown} />;
    sendPage(deps.assets, res, { title: words.audit.title, body });
  });
  router.get("/audit.csv", async (req, res) => {
    const { account } = await signedInAs(deps, req);
    recordEvent(deps, req, { event: "trail:exported", actorId: account.id });
    await sendFile(deps, req, res, auditWishOf(req.query));
  });
  return router;
}

async function sendFile(deps: Deps, req: Request, res: Response, wish: AuditWish): Promise<void> {
  const words = wordsOf(req);
  const question = questionOf(wish, placeOf(deps, req));
  let page = await deps.trail.page({ ...question, limit: perRead });
  res.set("Content-Disposition", 'attachment; filename="parley-trail.csv"').type("csv");
  res.write(csvLine(["time", "event", "what happened", "by", "about", "address", "device", "times"]));
  for (;;) {
    res.write(page.entries.map((entry) => csvLine(cellsOf(entry, words))).join(""));
    if (!page.more || res.closed) break;
    page = await deps.trail.page({ ...question, before: page.entries.at(-1)?.id, limit: perRead });
  }
  res.end();
}

function cellsOf(entry: AuditEntry, words: Words): (string | number)[] {
  const { at, event, actor, subject, address, detail } = entry;
  return [
    new Date(at).toISOString(),
    event,
    auditLine(entry, words),
    actor?.name ?? "",
    subject?.name ?? "",
    address ?? "",
    detail.device ?? "",
    detail.times ?? 1,
  ];
}

function placeOf({ chat }: Deps, req: Request) {
  return { now: chat.clock(), ...readerOf(req) };
}
