import { Router } from "express";
import type { ReceiverList } from "../../shared/protocol.ts";
import { receiversWithPresence } from "../acts/receivers.ts";
import type { WebDeps } from "../deps.ts";
import { signedInAs } from "../signed-in.ts";

export function receiverRoutes(deps: Pick<WebDeps, "accounts" | "config" | "presence">): Router {
  const router = Router();
  router.get("/receivers", async (req, res) => {
    await signedInAs(deps, req);
    const answer: ReceiverList = { receivers: await receiversWithPresence(deps) };
    res.json(answer);
  });
  return router;
}
