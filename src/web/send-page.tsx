import type { Request, Response } from "express";
import type { ComponentChildren } from "preact";
import { renderToString } from "preact-render-to-string";
import { Document } from "../../views/document.tsx";
import { LanguageForm } from "../../views/parts/language-form.tsx";
import { stateJson } from "../../views/state-json.ts";
import type { Assets } from "./assets.ts";
import { languageOf } from "./reader.ts";
import { themeOf } from "./theme.ts";
import { wordsOf } from "./words.ts";

interface Page {
  title: string;
  body: ComponentChildren;
  /** Whose style sheet it needs; all but the chat page share one. */
  sheet?: keyof Assets["styles"];
  /** What the chat page's script takes over from. */
  live?: unknown;
  /** The script of a page that has one of its own. Others where somebody is signed in ask before they sign out. */
  script?: string;
  /** Whether its foot offers the languages: those who are signed in have them in their settings. */
  foot?: boolean;
}

/** Answers with a whole HTML page. */
export function sendPage(assets: Assets, res: Response, page: Page): void {
  const { title, body, sheet = "pages", live, foot, script = foot ? undefined : assets.leaving } = page;
  const { script: chatScript, preload } = assets;
  const alive = live === undefined ? { script } : { script: chatScript, preload, stateJson: stateJson(live) };
  const html = renderToString(
    <Document
      title={`${title} · Parley`}
      language={languageOf(res.req)}
      theme={themeOf(res.req)}
      styles={[assets.styles[sheet]]}
      unsent={live === undefined ? wordsOf(res.req).said.unsentQuestion : undefined}
      foot={foot && <LanguageFoot req={res.req} />}
      {...alive}
    >
      {body}
    </Document>,
  );
  res.type("html").send(`<!doctype html>${html}`);
}

function LanguageFoot({ req }: { req: Request }) {
  return (
    <footer class="foot">
      <LanguageForm words={wordsOf(req)} chosen={languageOf(req)} next={ownAddress(req)} />
    </footer>
  );
}

/** Where the same page is to be had again; what a form sent is not. */
function ownAddress({ method, originalUrl, path }: Request): string {
  if (method === "GET" || method === "HEAD") return originalUrl;
  return path === "/sign-in" || path === "/sign-up" ? path : "/";
}
