import { relative, sep } from "node:path";
import express, { type RequestHandler, type Response } from "express";

/** Icons, styles and scripts. Built files carry a hash in their name, so that they may be kept for ever. */
export function staticFiles(folder: string): RequestHandler {
  return express.static(folder, {
    index: false,
    redirect: false,
    dotfiles: "ignore",
    setHeaders: (res: Response, file: string) => {
      res.set("Cache-Control", isHashed(relative(folder, file)) ? forEver : forAnHour);
    },
  });
}

const forEver = "public, max-age=31536000, immutable";
const forAnHour = "public, max-age=3600";

function isHashed(file: string): boolean {
  return file.startsWith(`build${sep}`) && /-[A-Z0-9]{8}\.\w+(\.map)?$/.test(file);
}
