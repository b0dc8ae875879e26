import type { Response } from "express";
import type { ComponentChildren } from "preact";
import { renderToString } from "preact-render-to-string";
import { Document } from "../../views/document.tsx";
import { stateJson } from "../../views/state-json.ts";
import type { Assets } from "./assets.ts";
import { themeOf } from "./theme.ts";

interface Page {
  title: string;
  body: ComponentChildren;
  /** Whose style sheet it needs; all but the chat page share one. */
  sheet?: keyof Assets["styles"];
  /** What the page's script takes over from; a page without it has no script. */
  live?: unknown;
  /** The script of a page that has one of its own. */
  script?: string;
}

/** Answers with a whole HTML page. */
export function sendPage(assets: Assets, res: Response, page: Page): void {
  const { title, body, sheet = "pages", live, script } = page;
  const { script: chatScript, preload } = assets;
  const alive = live === undefined ? { script } : { script: chatScript, preload, stateJson: stateJson(live) };
  const html = renderToString(
    <Document
      title={`${title} · Parley`}
      lang="en"
      theme={themeOf(res.req)}
      styles={[assets.styles[sheet]]}
      {...alive}
    >
      {body}
    </Document>,
  );
  res.type("html").send(`<!doctype html>${html}`);
}
