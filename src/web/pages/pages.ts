import { Router } from "express";
import type { WebDeps } from "../deps.ts";
import { formBody } from "../input.ts";
import { themeRoutes } from "../theme.ts";
import { auditRoutes } from "./audit.tsx";
import { chatRoutes } from "./chat.ts";
import { chatFormRoutes } from "./chat-forms.ts";
import { frontDoorRoutes } from "./front-door.tsx";
import { joinRoutes } from "./join.tsx";
import { offlineRoutes } from "./offline.tsx";
import { peopleRoutes } from "./people.tsx";
import { resetRoutes } from "./reset.tsx";
import { searchRoutes } from "./search.tsx";
import { securityRoutes } from "./security.tsx";
import { profileRoutes } from "./settings/profile.tsx";
import { writingRoutes } from "./settings/writing.tsx";
import { setupRoutes } from "./setup.tsx";
import { signInRoutes } from "./sign-in.tsx";
import { signUpRoutes } from "./sign-up.tsx";
import { teamRoutes } from "./team.tsx";
import { twoFactorRoutes } from "./two-factor.tsx";
import { twoFactorSignInRoutes } from "./two-factor-sign-in.tsx";

/** The pages that people open and the forms on them. Each works without script. */
export function pages(deps: WebDeps): Router {
  const router = Router();
  router.use(formBody());
  router.use(frontDoorRoutes(deps));
  router.use(signInRoutes(deps));
  router.use(twoFactorSignInRoutes(deps));
  router.use(signUpRoutes(deps));
  router.use(setupRoutes(deps));
  router.use(joinRoutes(deps));
  router.use(resetRoutes(deps));
  router.use(profileRoutes(deps));
  router.use(writingRoutes(deps));
  router.use(securityRoutes(deps));
  router.use(peopleRoutes(deps));
  router.use(teamRoutes(deps));
  router.use(auditRoutes(deps));
  router.use(twoFactorRoutes(deps));
  router.use(themeRoutes(deps));
  router.use(offlineRoutes(deps));
  router.use(searchRoutes(deps));
  router.use(chatRoutes(deps));
  router.use(chatFormRoutes(deps));
  return router;
}
