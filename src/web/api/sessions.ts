import { Router } from "express";
import { z } from "zod";
import { sessionCookieOf } from "../../http/session-cookie.ts";
import { endOtherSessions, endOwnSession, ownSessions } from "../acts/own-sessions.ts";
import { signIn } from "../acts/sign-in.ts";
import { forgetSession } from "../browser-session.ts";
import type { WebDeps } from "../deps.ts";
import { bodyOf, text } from "../input.ts";
import { recordEvent } from "../record-event.ts";
import { signedInAs } from "../signed-in.ts";

const credentials = z.strictObject({ email: text, password: text, code: text.optional() });

export function sessionRoutes(deps: Pick<WebDeps, "accounts" | "config" | "limits" | "trail">): Router {
  const router = Router();
  router.post("/sessions", async (req, res) => {
    res.status(201).json(await signIn(deps, req, bodyOf(credentials, req)));
  });
  router.get("/sessions", async (req, res) => {
    res.json({ sessions: await ownSessions(deps, await signedInAs(deps, req)) });
  });
  router.delete("/sessions", async (req, res) => {
    await endOtherSessions(deps, req, await signedInAs(deps, req));
    res.status(204).end();
  });
  router.delete("/sessions/current", async (req, res) => {
    const { account, sessionId } = await signedInAs(deps, req);
    await deps.accounts.sessions.end(sessionId);
    recordEvent(deps, req, { event: "session:signed-out", actorId: account.id });
    if (sessionCookieOf(deps.config, req) !== undefined) forgetSession(deps.config, res);
    res.status(204).end();
  });
  router.delete("/sessions/:id", async (req, res) => {
    await endOwnSession(deps, req, await signedInAs(deps, req), req.params.id);
    res.status(204).end();
  });
  return router;
}
