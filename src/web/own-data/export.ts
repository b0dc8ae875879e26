import type { Request, Response } from "express";
import type { SignedInAs } from "../../accounts/sessions.ts";
import { ownSessions } from "../acts/own-sessions.ts";
import type { WebDeps } from "../deps.ts";
import { readerOf } from "../reader.ts";
import { recordEvent } from "../record-event.ts";
import { wordsOf } from "../words.ts";
import { filesOf } from "./files.tsx";
import { sendZip } from "./zip.ts";

type Deps = Pick<
  WebDeps,
  "accounts" | "chat" | "config" | "files" | "limits" | "log" | "trail" | "unhurried"
>;

/**
 * Answers with a copy of all that somebody may see. Throws, before anything is answered, for a wrong password and
 * for who asks too often. What happens later can only break the answer off.
 */
export async function exportOwnData(
  deps: Deps,
  req: Request,
  res: Response,
  by: SignedInAs,
  password: string,
): Promise<void> {
  const { account: me } = by;
  const keys = { account: me.id };
  await deps.limits.spend("password", keys);
  await deps.accounts.confirmPassword(me.id, password);
  await deps.limits.refund("password", keys);
  await deps.limits.spend("export", keys);
  recordEvent(deps, req, { event: "data:exported", actorId: me.id });
  const sessions = await ownSessions(deps, by);
  const now = deps.chat.clock();
  const at = new Date(now);
  res.attachment(`parley-${at.toISOString().slice(0, 10)}.zip`);
  try {
    await sendZip(
      res,
      filesOf(deps, { me, words: wordsOf(req), sessions, place: { now, ...readerOf(req) } }),
      at,
    );
  } catch (error) {
    deps.log.warn({ err: error }, "A copy of somebody's data was not finished");
  }
}
