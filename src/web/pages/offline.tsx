import { Router } from "express";
import { OfflinePage } from "../../../views/offline-page.tsx";
import type { WebDeps } from "../deps.ts";
import { sendPage } from "../send-page.tsx";

/** The page that the service worker keeps and shows when this server cannot be reached. The same for everybody. */
export function offlineRoutes({ assets }: Pick<WebDeps, "assets">): Router {
  const router = Router();
  router.get("/offline", (_req, res) => {
    sendPage(assets, res, { title: "No connection", body: <OfflinePage />, script: assets.offline });
  });
  return router;
}
