import { Router } from "express";
import type { WebDeps } from "../deps.ts";
import { notFound } from "../errors.ts";
import { jsonBody } from "../input.ts";
import { accountRoutes } from "./accounts.ts";
import { conversationRoutes } from "./conversations.ts";
import { deletionApi } from "./deletion.ts";
import { exportApi } from "./export.ts";
import { uploadApi } from "./files.ts";
import { invitationRoutes } from "./invitations.ts";
import { meRoutes } from "./me.ts";
import { noticesApi } from "./notices.ts";
import { portraitApi } from "./portrait.ts";
import { pushApi } from "./push.ts";
import { receiverRoutes } from "./receivers.ts";
import { searchApi } from "./search.ts";
import { sessionRoutes } from "./sessions.ts";
import { twoFactorApi } from "./two-factor.ts";
import { twoFactorRuleApi } from "./two-factor-rule.ts";

/** The JSON API (docs/protocol.md), one file a resource. */
export function api(deps: WebDeps): Router {
  const router = Router({ caseSensitive: true });
  router.use(uploadApi(deps));
  router.use(portraitApi(deps));
  router.use(jsonBody());
  router.use(accountRoutes(deps));
  router.use(meRoutes(deps));
  router.use(deletionApi(deps));
  router.use(exportApi(deps));
  router.use(sessionRoutes(deps));
  router.use(twoFactorApi(deps));
  router.use(twoFactorRuleApi(deps));
  router.use(invitationRoutes(deps));
  router.use(receiverRoutes(deps));
  router.use(conversationRoutes(deps));
  router.use(searchApi(deps));
  router.use(noticesApi(deps));
  router.use(pushApi(deps));
  router.use(() => {
    throw notFound();
  });
  return router;
}
