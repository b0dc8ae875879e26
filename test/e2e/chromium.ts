import { existsSync, globSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";

/**
 * Finds a Chromium for the browser tests, in this order: CHROMIUM_PATH, the one that Playwright downloaded, the
 * one inside the package @sparticuz/chromium (Linux on x64), the system's. The workers inherit the answer.
 */
export default async function findChromium(): Promise<void> {
  const path = process.env.CHROMIUM_PATH ?? playwrightsOwn() ?? (await packaged()) ?? systems();
  if (!path) {
    throw new Error(
      "No Chromium for the browser tests. Set CHROMIUM_PATH to one, or run `npx playwright install chromium`, " +
        "or install your system's package `chromium`.",
    );
  }
  process.env.CHROMIUM_PATH = path;
}

function playwrightsOwn(): string | undefined {
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

/** Unpacks once, into a folder of its version. The package unpacks to the temporary folder, so it gets that one. */
async function packaged(): Promise<string | undefined> {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  const temporary = process.env.TMPDIR;
  process.env.TMPDIR = cacheFolder();
  mkdirSync(process.env.TMPDIR, { recursive: true });
  // Without the system's NSS libraries the package brings its own, if it believes to be where it is made for.
  if (!hasNss()) process.env.AWS_LAMBDA_JS_RUNTIME = "nodejs24.x";
  try {
    const { default: packagedChromium } = await import("@sparticuz/chromium");
    return await packagedChromium.executablePath();
  } finally {
    if (temporary === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = temporary;
  }
}

function cacheFolder(): string {
  const modules = join(import.meta.dirname, "../../node_modules");
  const { version } = JSON.parse(readFileSync(join(modules, "@sparticuz/chromium/package.json"), "utf8"));
  return join(modules, ".cache", `chromium-${version}`);
}

function hasNss(): boolean {
  return globSync(["/usr/lib/*/libnspr4.so", "/usr/lib64/libnspr4.so", "/usr/lib/libnspr4.so"]).length > 0;
}

function systems(): string | undefined {
  return ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) =>
    existsSync(path),
  );
}
