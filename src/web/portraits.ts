import { type Request, Router } from "express";
import type { OwnAccount } from "../shared/model.ts";
import type { WebDeps } from "./deps.ts";
import { notFound } from "./errors.ts";
import { signedInAs } from "./signed-in.ts";

type Deps = Pick<WebDeps, "accounts" | "config" | "files" | "limits">;

/** The pictures of the people whom somebody may see. Nothing is there for a person without one. */
export function portraitRoutes(deps: Pick<Deps, "accounts" | "config">): Router {
  const router = Router();
  router.get("/portraits/:id", async (req, res) => {
    const { account } = await signedInAs(deps, req);
    const bytes = await deps.accounts.portraits.find(account.id, req.params.id);
    if (bytes === undefined) throw notFound();
    res.set({
      "Content-Security-Policy": "default-src 'none'; sandbox",
      // Its address changes with it; kept by the browser alone, for about as long as a day's work.
      "Cache-Control": "private, max-age=36000, no-transform",
    });
    if (bytes === null) res.status(204).end();
    else res.type("image/webp").send(Buffer.from(bytes));
  });
  return router;
}

/** Makes the small square of what arrives, and shows it from now on wherever the person stands. */
export async function changePortrait(deps: Deps, req: Request, by: OwnAccount): Promise<OwnAccount> {
  await deps.limits.spend("upload", { account: by.id });
  // Not ended with what reads it: whoever is refused shall be able to read why.
  const body: AsyncIterable<Buffer> = req.iterator({ destroyOnReturn: false });
  return deps.accounts.portraits.set(by, await deps.files.portrait(by.id, body));
}

export async function removePortrait(deps: Deps, by: OwnAccount): Promise<OwnAccount> {
  await deps.limits.spend("profile", { account: by.id });
  return deps.accounts.portraits.set(by, null);
}
