import { Router } from "express";
import type { WebDeps } from "./deps.ts";

/** For whoever watches over the process: whether it lives, and whether it can store a message. */
export function health({ store }: Pick<WebDeps, "store">): Router {
  const router = Router();
  router.get("/healthz", (_req, res) => {
    res.json({ status: "ok" });
  });
  router.get("/readyz", async (_req, res) => {
    await store.ready();
    res.json({ status: "ready" });
  });
  return router;
}
