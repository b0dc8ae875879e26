import type { ErrorRequestHandler, NextFunction, Request, Response } from "express";
import { ErrorPage } from "../../../views/error-page.tsx";
import { sessionCookieOf } from "../../http/session-cookie.ts";
import type { WireError } from "../../shared/errors.ts";
import { forgetSession } from "../browser-session.ts";
import type { WebDeps } from "../deps.ts";
import { refuse } from "../errors.ts";
import { sendPage } from "../send-page.tsx";
import { wordsOf } from "../words.ts";

type Deps = Pick<WebDeps, "config" | "log" | "assets">;

/** The last word on whatever was thrown: JSON for programs, a calm page for people. */
export function answerErrors(deps: Deps): ErrorRequestHandler {
  return function answerErrors(thrown: unknown, req: Request, res: Response, next: NextFunction): void {
    if (res.headersSent) {
      next(thrown); // Too late for words: Express closes the connection.
    } else {
      const error = refuse(deps.log, res, thrown);
      if (isForPrograms(req)) {
        res.json({ error });
      } else {
        showPerson(deps, req, res, error);
      }
    }
  };
}

function isForPrograms({ path }: Request): boolean {
  return path === "/api" || path.startsWith("/api/") || path === "/healthz" || path === "/readyz";
}

function showPerson({ config, assets }: Deps, req: Request, res: Response, error: WireError): void {
  const hasSession = sessionCookieOf(config, req) !== undefined;
  if (error.code === "unauthenticated") {
    if (hasSession) forgetSession(config, res);
    res.removeHeader("WWW-Authenticate");
    res.redirect(303, `/sign-in?next=${encodeURIComponent(wayBack(req))}`);
  } else {
    const words = wordsOf(req);
    const home = hasSession ? "/chat" : "/";
    const body = (
      <ErrorPage
        words={words}
        status={res.statusCode}
        message={error.message}
        requestId={error.requestId}
        home={home}
      />
    );
    sendPage(assets, res, { title: words.faults.title, body, foot: true });
  }
}

/** The page that was asked for, or from which a form was sent: its own address answers no GET. */
function wayBack(req: Request): string {
  if (req.method === "GET" || req.method === "HEAD") return req.originalUrl;
  return (
    /^(\/chat\/with\/[\w-]+|\/chat\/(?!with\/)[\w-]+|\/team|\/people|\/settings\/[\w-]+)/.exec(
      req.path,
    )?.[0] ?? "/chat"
  );
}
