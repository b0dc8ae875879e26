import express, { Router } from "express";
import { z } from "zod";
import { clientNetwork } from "../http/client-address.ts";
import { reportPath } from "../http/security-headers.ts";
import type { WebDeps } from "./deps.ts";
import { bodyOf } from "./input.ts";
import { recordEvent } from "./record-event.ts";

type Deps = Pick<WebDeps, "config" | "limits" | "log" | "trail">;

/**
 * Takes what browsers report about the content policy (CSP level 3, section 5.3). Anybody can send such a report:
 * it is a hint for whoever watches over this place, and no more.
 */
export function policyReportRoutes(deps: Deps): Router {
  const router = Router();
  const reportBody = express.json({ type: "application/csp-report", limit: mostBytes });
  router.post(reportPath, reportBody, async (req, res) => {
    const report = bodyOf(body, req);
    await deps.limits.spend("policy-report", { address: clientNetwork(deps.config, req) });
    deps.log.warn(report, "A browser stopped something on our pages");
    recordEvent(deps, req, { event: "policy:violated", detail: { what: report.directive } });
    res.status(204).end();
  });
  return router;
}

/** Browsers send a few reports together, of some hundred bytes each. */
const mostBytes = 16 * 1024;

const directive = z
  .string()
  .transform((name) => name.split(" ", 1)[0] ?? "")
  .refine((name) => /^[a-z-]{1,40}$/.test(name), "must name a directive");

/** Of the blocked address, who it belongs to; the rest, and what was on the page, may be private. */
const blocked = z.string().transform((address) => originIn(address) ?? address.slice(0, 40));
/** Which kind of page; the rest of its address may be a secret link. */
const page = z.string().transform((address) => /^\/[\w-]*/.exec(pathIn(address) ?? "")?.[0] ?? null);
const file = z.string().transform((address) => pathIn(address)?.slice(0, 100) ?? null);
const line = z.number();

const body = z
  .object({
    "csp-report": z.object({
      "effective-directive": directive.optional(),
      "violated-directive": directive,
      "blocked-uri": blocked.optional(),
      "document-uri": page.optional(),
      "source-file": file.optional(),
      "line-number": line.optional(),
    }),
  })
  .transform(({ "csp-report": report }) => ({
    directive: report["effective-directive"] ?? report["violated-directive"],
    blocked: report["blocked-uri"],
    page: report["document-uri"],
    file: report["source-file"],
    line: report["line-number"],
  }));

function originIn(address: string): string | undefined {
  return URL.parse(address)?.origin;
}

function pathIn(address: string): string | undefined {
  return URL.parse(address)?.pathname;
}
