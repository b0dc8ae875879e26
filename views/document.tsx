import type { ComponentChildren } from "preact";
import { stateElement } from "./state-json.ts";

interface DocumentProps {
  title: string;
  lang: string;
  /** Addresses of style sheets. */
  styles: string[];
  /** The address of the page's module, where it has one. */
  script?: string | undefined;
  /** The page's state, made by `stateJson`. */
  stateJson?: string | undefined;
  children: ComponentChildren;
}

/** A whole HTML page; the caller puts `<!doctype html>` before it. */
export function Document({ title, lang, styles, script, stateJson, children }: DocumentProps) {
  return (
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <title>{title}</title>
        <meta
          name="viewport"
          content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content"
        />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#ffffff" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#151d1c" media="(prefers-color-scheme: dark)" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        {styles.map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
        {script && <script type="module" src={script} />}
      </head>
      <body>
        {children}
        {stateJson && stateElement(stateJson)}
      </body>
    </html>
  );
}
