import { type Request, type RequestHandler, type Response, Router } from "express";
import { type Access, assertMay } from "../../access/access.ts";
import { routes } from "../../access/routes.ts";
import { twoFactorMissing } from "../../accounts/two-factor-rule.ts";
import type { WebDeps } from "../deps.ts";
import { signedInAs } from "../signed-in.ts";

type Deps = Pick<WebDeps, "accounts" | "config">;

/**
 * Stands before every route: settles who asks, and refuses whoever the table does not name. It finds the route in
 * the way in which Express finds the handler, so that both mean the same one.
 */
export function gate(deps: Deps): Router {
  const router = Router({ caseSensitive: true });
  for (const [name, access] of Object.entries<Access>(routes)) {
    const [method, path] = name.split(" ");
    // The table's names are a method of Express and a path; test/access holds them to it.
    router[method?.toLowerCase() as "get"](path ?? "", admit(deps, name, access));
  }
  return router;
}

function admit(deps: Deps, operation: string, access: Access): RequestHandler {
  return async function admit(req, res, next) {
    res.locals.operation = operation;
    if (access.who !== "anyone") {
      const signedIn = await signedInAs(deps, req);
      res.locals.signedInAs = signedIn;
      assertMay(signedIn.account, access);
      if (!access.beforeTwoFactor && (await deps.accounts.twoFactorRule.isMissing(signedIn.account))) {
        return askForTwoFactor(req, res);
      }
    }
    res.locals.admitted = true;
    next();
  };
}

/** Somebody at a page is led to where it is set up; a program is told. */
function askForTwoFactor(req: Request, res: Response): void {
  if (req.path.startsWith("/api/")) throw twoFactorMissing();
  res.redirect(303, "/settings/two-factor");
}

/** What the gate did not let through gets no handler: deny by default. */
export function admittedOnly(handlers: Router): RequestHandler {
  return function admittedOnly(req, res, next) {
    if (res.locals.admitted === true) handlers(req, res, next);
    else next();
  };
}
