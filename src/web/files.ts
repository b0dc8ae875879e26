import { type Request, type Response, Router } from "express";
import type { Part } from "../files/shelf.ts";
import type { FileInfo } from "../shared/model.ts";
import type { WebDeps } from "./deps.ts";
import { notFound } from "./errors.ts";
import { signedInAs } from "./signed-in.ts";

type Deps = Pick<WebDeps, "accounts" | "config" | "files">;

/** Files on their way out. Who may see one is asked each time, whatever a browser has kept. */
export function fileRoutes(deps: Deps): Router {
  const router = Router();
  router.get("/files/:id", (req, res, next) => send(deps, "whole", req, res).catch(next));
  router.get("/files/:id/thumbnail", (req, res, next) => send(deps, "thumbnail", req, res).catch(next));
  return router;
}

async function send(deps: Deps, part: Part, req: Request<{ id: string }>, res: Response): Promise<void> {
  const { account } = await signedInAs(deps, req);
  const { file, path } = await deps.files.find(account.id, req.params.id, part);
  res.set(headersOf(file, part));
  await new Promise<void>((resolve, reject) => {
    res.sendFile(path, { dotfiles: "allow", cacheControl: false, lastModified: false }, (error) => {
      if (error && !res.headersSent) reject(lost(res, error));
      else resolve(); // Whoever went away in the middle of it needs no answer.
    });
  });
}

/** What a browser may do with it: show it if we drew it ourselves, else save it; run it, never. */
function headersOf(file: FileInfo, part: Part): Record<string, string> {
  const isShown = file.kind === "picture";
  const type = part === "thumbnail" ? "image/webp" : file.type;
  return {
    // Not what it claims to be: what is only saved needs no type that some program opens by itself.
    "Content-Type": isShown ? type : "application/octet-stream",
    "Content-Disposition": `${isShown ? "inline" : "attachment"}; ${namedAs(file.name)}`,
    "Content-Security-Policy": isShown ? forPictures : forDownloads,
    "X-Content-Type-Options": "nosniff",
    // Kept by the browser alone, and asked about each time: losing access counts at once. Never squeezed on its way.
    "Cache-Control": "private, no-cache, no-transform",
    ETag: `"${part}"`,
  };
}

const forDownloads = "default-src 'none'; sandbox";
/** A browser that shows nothing but a picture styles the page around it, and that page has no other words. */
const forPictures = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/** RFC 6266: the name in letters that every program reads, and as it is (RFC 8187). */
function namedAs(name: string): string {
  const plain = name.replaceAll(/[^\w .()-]/g, "_");
  const whole = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `filename="${plain}"; filename*=UTF-8''${whole}`;
}

/** It was deleted between question and answer, or a disk lost it. */
function lost(res: Response, error: Error): Error {
  for (const name of ["Content-Type", "Content-Disposition", "ETag"]) res.removeHeader(name);
  return "status" in error && error.status === 404 ? notFound() : error;
}
