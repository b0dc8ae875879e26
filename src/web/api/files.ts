import { type Request, Router } from "express";
import { z } from "zod";
import { AppError } from "../../shared/errors.ts";
import type { UploadedFile } from "../../shared/protocol.ts";
import type { WebDeps } from "../deps.ts";
import { queryOf, text } from "../input.ts";
import { signedInAs } from "../signed-in.ts";

const uploadWish = z.strictObject({
  name: text.max(1_000, "is too long"),
  key: z.uuid("must be a UUID").toLowerCase(),
});

/**
 * Files on their way in: the body is the file itself, whatever its content type says. Before what reads JSON: a file
 * may be JSON too.
 */
export function uploadApi(deps: Pick<WebDeps, "accounts" | "config" | "limits" | "files">): Router {
  const router = Router();
  router.post("/conversations/:id/files", async (req, res) => {
    try {
      const { account } = await signedInAs(deps, req);
      const { name, key } = queryOf(uploadWish, req);
      await deps.limits.spend("upload", { account: account.id });
      const wish = { accountId: account.id, conversationId: req.params.id, key, name };
      const announced = announcedBy(req);
      // Not ended with what reads it: whoever is refused shall be able to read why.
      const body: AsyncIterable<Buffer> = req.iterator({ destroyOnReturn: false });
      const file = await deps.files.upload({ ...wish, announced }, body);
      res.status(201).json({ file } satisfies UploadedFile);
    } finally {
      req.resume();
    }
  });
  return router;
}

function announcedBy(req: Request): number | null {
  if (req.get("content-encoding") !== undefined) {
    throw new AppError("invalid", "Send the file as it is, without a content encoding.");
  }
  const length = req.get("content-length");
  return length === undefined ? null : Number(length);
}
