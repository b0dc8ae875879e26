import type { Response } from "express";
import type { ComponentChildren } from "preact";
import { renderToString } from "preact-render-to-string";
import { Document } from "../../views/document.tsx";
import { stateJson } from "../../views/state-json.ts";
import type { Assets } from "./assets.ts";

interface Page {
  title: string;
  body: ComponentChildren;
  /** What the page's script takes over from; a page without it has no script. */
  live?: unknown;
}

/** Answers with a whole HTML page. */
export function sendPage(assets: Assets, res: Response, { title, body, live }: Page): void {
  const script = live === undefined ? {} : { script: assets.script, stateJson: stateJson(live) };
  const html = renderToString(
    <Document title={`${title} · Parley`} lang="en" styles={assets.styles} {...script}>
      {body}
    </Document>,
  );
  res.type("html").send(`<!doctype html>${html}`);
}
