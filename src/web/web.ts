import compression from "compression";
import express, { type Express, Router } from "express";
import { api } from "./api/api.ts";
import type { WebDeps } from "./deps.ts";
import { notFound } from "./errors.ts";
import { fileRoutes } from "./files.ts";
import { health } from "./health.ts";
import { assertNamed } from "./named-routes.ts";
import { pages } from "./pages/pages.ts";
import { policyReportRoutes } from "./policy-reports.ts";
import { portraitRoutes } from "./portraits.ts";
import { answerErrors } from "./way-in/answer-errors.tsx";
import { admittedOnly, gate } from "./way-in/gate.ts";
import { knownMethods } from "./way-in/known-methods.ts";
import { limitRequests } from "./way-in/limit-requests.ts";
import { recordRefusals } from "./way-in/record-refusals.ts";
import { requestLog } from "./way-in/request-log.ts";
import { sameOriginOnly } from "./way-in/same-origin.ts";
import { staticFiles } from "./way-in/static-files.ts";

/** The HTTP side: what every request passes on its way, from top to bottom. */
export function createWeb(deps: WebDeps): Express {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag"); // Pages are never stored, so there is nothing to compare.
  app.set("query parser", "simple");
  app.enable("case sensitive routing");
  app.locals.catalogues = deps.catalogues;

  app.use(requestLog(deps.log));
  app.use(knownMethods);
  app.use(compression());
  app.use(recordRefusals(deps));
  app.use(limitRequests(deps));
  app.use(sameOriginOnly(deps.config));
  app.use(gate(deps));
  app.use(admittedOnly(routesOf(deps)));
  app.use(staticFiles(deps.publicDir));
  app.use(() => {
    throw notFound();
  });
  app.use(answerErrors(deps));
  return app;
}

/** Everything that answers by itself. Who may ask what stands in src/access/routes.ts. */
export function routesOf(deps: WebDeps): Router {
  const router = Router();
  router.use(health(deps));
  router.use(policyReportRoutes(deps));
  router.use("/api", api(deps));
  router.use(fileRoutes(deps));
  router.use(portraitRoutes(deps));
  router.use(pages(deps));
  assertNamed(router);
  return router;
}
