import type { ComponentChildren } from "preact";
import { directionOf, type Language } from "../../src/shared/language.ts";

interface Props {
  title: string;
  language: Language;
  /** The way from this page to the folder's beginning: "" or "../". */
  root: string;
  children?: ComponentChildren;
}

/** A page that is read from a disk, without us: nothing in it leads anywhere but to its own folder. */
export function ExportDocument({ title, language, root, children }: Props) {
  return (
    <html lang={language} dir={directionOf(language)}>
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="script-src 'none'; object-src 'none'" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <link rel="stylesheet" href={`${root}style.css`} />
      </head>
      <body>
        <main>{children}</main>
      </body>
    </html>
  );
}
