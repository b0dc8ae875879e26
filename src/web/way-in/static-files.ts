import { relative, sep } from "node:path";
import express, { type NextFunction, type Request, type RequestHandler, type Response } from "express";

/**
 * Icons, styles and scripts. Built files carry a hash in their name, so that they may be kept for ever. Source maps
 * stay behind: they are for us, beside the files.
 */
export function staticFiles(folder: string): RequestHandler {
  const serve = express.static(folder, {
    index: false,
    redirect: false,
    dotfiles: "ignore",
    // They are small; and a range that cannot be met would be an error that is kept for an hour.
    acceptRanges: false,
    setHeaders: (res: Response, file: string) => {
      const name = relative(folder, file);
      res.set("Cache-Control", keptFor(name));
      // It lies with the other built files, and stands before the whole site.
      if (name === serviceWorker) res.set("Service-Worker-Allowed", "/");
    },
  });
  return function staticFiles(req: Request, res: Response, next: NextFunction): void {
    if (req.path.endsWith(".map")) next();
    else serve(req, res, next);
  };
}

const serviceWorker = `build${sep}service-worker.js`;

function keptFor(name: string): string {
  if (name === serviceWorker) return "no-cache";
  return isHashed(name) ? forEver : forAnHour;
}

const forEver = "public, max-age=31536000, immutable";
const forAnHour = "public, max-age=3600";

function isHashed(file: string): boolean {
  return file.startsWith(`build${sep}`) && /-[A-Z0-9]{8}\.\w+$/.test(file);
}
