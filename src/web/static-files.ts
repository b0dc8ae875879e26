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
      res.set("Cache-Control", isHashed(relative(folder, file)) ? forEver : forAnHour);
    },
  });
  return function staticFiles(req: Request, res: Response, next: NextFunction): void {
    if (req.path.endsWith(".map")) next();
    else serve(req, res, next);
  };
}

const forEver = "public, max-age=31536000, immutable";
const forAnHour = "public, max-age=3600";

function isHashed(file: string): boolean {
  return file.startsWith(`build${sep}`) && /-[A-Z0-9]{8}\.\w+$/.test(file);
}
