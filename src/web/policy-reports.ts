import express, { Router } from "express";
import { z } from "zod";
import { clientNetwork } from "../http/client-address.ts";
import { reportPath } from "../http/security-headers.ts";
import type { WebDeps } from "./deps.ts";
import { bodyOf } from "./input.ts";
import { recordEvent } from "./record-event.ts";

type Deps = Pick<WebDeps, "config" | "limits" | "log" | "trail">;

/**
 * Takes what browsers report about the content policy, in the form of `report-uri` (CSP level 2) and in that of the
 * Reporting API. Anybody can send such a report: it is a hint for whoever watches over this place, and no more.
 */
export function policyReportRoutes(deps: Deps): Router {
  const router = Router();
  const types = ["application/csp-report", "application/reports+json"];
  router.post(reportPath, express.json({ type: types, limit: mostBytes }), async (req, res) => {
    const reports = bodyOf(body, req);
    await deps.limits.spend("policy-report", { address: clientNetwork(deps.config, req) });
    for (const { directive, blocked, page, file, line } of reports) {
      deps.log.warn({ directive, blocked, page, file, line }, "A browser stopped something on our pages");
      recordEvent(deps, req, { event: "policy:violated", detail: { what: directive } });
    }
    res.status(204).end();
  });
  return router;
}

/** A browser sends a handful of reports at once. */
const mostBytes = 16 * 1024;
const mostReports = 20;

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

const older = z
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
  .transform(({ "csp-report": report }) => [
    {
      directive: report["effective-directive"] ?? report["violated-directive"],
      blocked: report["blocked-uri"],
      page: report["document-uri"],
      file: report["source-file"],
      line: report["line-number"],
    },
  ]);

const newer = z
  .array(
    z.object({
      type: z.literal("csp-violation"),
      body: z.object({
        effectiveDirective: directive,
        blockedURL: blocked.nullish(),
        documentURL: page.nullish(),
        sourceFile: file.nullish(),
        lineNumber: line.nullish(),
      }),
    }),
  )
  .max(mostReports)
  .transform((reports) =>
    reports.map(({ body }) => ({
      directive: body.effectiveDirective,
      blocked: body.blockedURL,
      page: body.documentURL,
      file: body.sourceFile,
      line: body.lineNumber,
    })),
  );

const body = z.union([older, newer], "must be a report of a browser");

function originIn(address: string): string | undefined {
  return URL.parse(address)?.origin;
}

function pathIn(address: string): string | undefined {
  return URL.parse(address)?.pathname;
}
