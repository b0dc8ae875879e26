import compression from "compression";
import express, { type Express } from "express";
import { answerErrors } from "./answer-errors.tsx";
import { api } from "./api/api.ts";
import type { WebDeps } from "./deps.ts";
import { notFound } from "./errors.ts";
import { health } from "./health.ts";
import { pages } from "./pages/pages.ts";
import { requestLog } from "./request-log.ts";
import { sameOriginOnly } from "./same-origin.ts";
import { securityHeaders } from "./security-headers.ts";
import { staticFiles } from "./static-files.ts";

/** The HTTP side: what every request passes on its way, from top to bottom. */
export function createWeb(deps: WebDeps): Express {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag"); // Pages are never stored, so there is nothing to compare.
  app.set("query parser", "simple");
  app.enable("case sensitive routing");

  app.use(requestLog(deps.log));
  app.use(securityHeaders(deps.config));
  app.use(compression());
  app.use(health(deps));
  app.use(sameOriginOnly(deps.config));
  app.use("/api", api(deps));
  app.use(pages(deps));
  app.use(staticFiles(deps.publicDir));
  app.use(() => {
    throw notFound();
  });
  app.use(answerErrors(deps));
  return app;
}
