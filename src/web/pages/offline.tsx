import { Router } from "express";
import { OfflinePage } from "../../../views/offline-page.tsx";
import type { WebDeps } from "../deps.ts";
import { sendPage } from "../send-page.tsx";
import { wordsOf } from "../words.ts";

/** The page that the service worker keeps and shows when this server cannot be reached. The same for everybody. */
export function offlineRoutes({ assets }: Pick<WebDeps, "assets">): Router {
  const router = Router();
  router.get("/offline", (req, res) => {
    const words = wordsOf(req);
    const body = <OfflinePage words={words} />;
    sendPage(assets, res, { title: words.faults.offlineTitle, body, script: assets.offline });
  });
  return router;
}
