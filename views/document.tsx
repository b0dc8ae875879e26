import type { ComponentChildren } from "preact";
import { directionOf, type Language } from "../src/shared/language.ts";
import type { Theme } from "../src/shared/theme.ts";
import { stateElement } from "./state-json.ts";

interface DocumentProps {
  title: string;
  language: Language;
  theme: Theme;
  /** Addresses of style sheets. */
  styles: string[];
  /** The address of the page's module, where it has one. */
  script?: string | undefined;
  /** What it asks before somebody signs out with something unsent. */
  unsent?: string | undefined;
  /** What the module imports, to be fetched beside it. */
  preload?: string[] | undefined;
  /** The page's state, made by `stateJson`. */
  stateJson?: string | undefined;
  children: ComponentChildren;
  /** What stands under the page. */
  foot?: ComponentChildren;
}

/** A whole HTML page; the caller puts `<!doctype html>` before it. */
export function Document({
  title,
  language,
  theme,
  styles,
  script,
  unsent,
  preload = [],
  stateJson,
  children,
  foot,
}: DocumentProps) {
  return (
    <html lang={language} dir={directionOf(language)} data-theme={theme}>
      <head>
        <meta charset="utf-8" />
        <title>{title}</title>
        <meta
          name="viewport"
          content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content"
        />
        <meta name="color-scheme" content={theme === "system" ? "light dark" : theme} />
        <BarColour theme={theme} />
        <Icons />
        {styles.map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
        {preload.map((href) => (
          <link key={href} rel="modulepreload" href={href} />
        ))}
        {script && <script type="module" src={script} data-unsent={unsent} />}
      </head>
      <body>
        {children}
        {foot}
        {stateJson && stateElement(stateJson)}
      </body>
    </html>
  );
}

function Icons() {
  return (
    <>
      <link rel="icon" href="/icon.svg" type="image/svg+xml" />
      <link rel="apple-touch-icon" href="/icons/apple-180.png" />
      <link rel="manifest" href="/manifest.webmanifest" />
    </>
  );
}

/** What the browser's own bars are painted with: the colour of ours. */
function BarColour({ theme }: { theme: Theme }) {
  if (theme !== "system") return <meta name="theme-color" content={surface[theme]} />;
  return (
    <>
      <meta name="theme-color" content={surface.light} media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content={surface.dark} media="(prefers-color-scheme: dark)" />
    </>
  );
}

const surface = { light: "#ffffff", dark: "#151d1c" };
