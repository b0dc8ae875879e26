import { cpSync, globSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { gzipSync } from "node:zlib";
import { type BuildOptions, build, type Metafile } from "esbuild";
import { emojiFile } from "./emoji.ts";
import { leaveOut } from "./leave-out.ts";

/**
 * Builds what `npm start` runs: the server into dist/, the page's script and style into public/build/ with
 * hashed names and a manifest that the server reads. `--if-stale` skips it when nothing changed since.
 */
const root = join(import.meta.dirname, "..");
const stamp = join(root, "dist/built");

/** Packages stay in node_modules: some are native, and stack traces stay readable. */
const server = {
  absWorkingDir: root,
  entryPoints: [
    "src/main.ts",
    "src/app.ts",
    "src/demo.ts",
    "src/rotate-key.ts",
    "src/owner-link.ts",
    "src/backup.ts",
    "src/restore.ts",
    "src/store/sqlite/writer-thread.ts",
    "src/store/sqlite/search/search-thread.ts",
    "src/files/picture-process.ts",
  ],
  entryNames: "[name]",
  outdir: "dist",
  bundle: true,
  metafile: true,
  splitting: true,
  packages: "external",
  platform: "node",
  format: "esm",
  target: "node22",
  sourcemap: true,
  jsx: "automatic",
  jsxImportSource: "preact",
  logLevel: "warning",
} satisfies BuildOptions;

/** Unicode's names in each of our languages that emojibase has; Arabic readers get the English ones. */
const emoji = ["en", "de", "ja"].map((language) => ({ language, ...emojiFile(language) }));

const browser = {
  absWorkingDir: root,
  entryPoints: {
    chat: "src/browser/main.tsx",
    offline: "src/browser/offline/main.ts",
    portrait: "src/browser/settings/portrait.ts",
    leaving: "src/browser/leaving/ask-first.ts",
    "chat-style": "public/css/main.css",
    "pages-style": "public/css/pages.css",
  },
  entryNames: "[name]-[hash]",
  chunkNames: "[name]-[hash]",
  outdir: "public/build",
  bundle: true,
  // What is seldom wanted is loaded when it is; what it shares with the page is then a file of its own.
  splitting: true,
  plugins: [leaveOut],
  define: {
    EMOJI_ADDRESSES: JSON.stringify(
      Object.fromEntries(emoji.map(({ language, name }) => [language, `/build/${name}`])),
    ),
  },
  minify: true,
  metafile: true,
  platform: "browser",
  format: "esm",
  // Browsers of the last three years or so: all have what the page uses.
  target: ["es2022", "chrome109", "firefox115", "safari16.4"],
  sourcemap: true,
  jsx: "automatic",
  jsxImportSource: "preact",
  logLevel: "warning",
} satisfies BuildOptions;

/** One file under one name: the browser asks for it again and again to see whether it changed. */
const worker = {
  ...browser,
  entryPoints: { "service-worker": "src/browser/service-worker/worker.ts" },
  entryNames: "[name]",
  format: "iife",
  splitting: false,
} satisfies BuildOptions;

if (!process.argv.includes("--if-stale") || isStale()) {
  await buildAll();
}

/** New files first, old ones removed after: what runs meanwhile always finds what it was started with. */
async function buildAll(): Promise<void> {
  const [program, page] = await Promise.all([build(server), build(browser)]);
  rmSync(join(root, "dist/migrations"), { recursive: true, force: true });
  cpSync(join(root, "src/store/sqlite/migrations"), join(root, "dist/migrations"), { recursive: true });
  for (const { name, json } of emoji) writeFileSync(join(root, "public/build", name), json);
  const assets = assetsOf(page.metafile);
  const { metafile: workers } = await build({
    ...worker,
    define: { SHELL_FILES: shellFiles(assets, page.metafile) },
  });
  checkFirstLoad(assets);
  writeFileSync(join(root, "public/build/manifest.json"), JSON.stringify(assets));
  removeOld("dist", program.metafile, ["migrations"]);
  removeOld("public/build", page.metafile, [
    ...namesIn(workers),
    "manifest.json",
    ...emoji.map(({ name }) => name),
  ]);
  writeFileSync(stamp, "");
}

/** What the chat page needs before it is there at all, as it travels. More than this fails the build. */
function checkFirstLoad({ script, preload, styles }: ReturnType<typeof assetsOf>): void {
  const bytes = (address: string) => gzipSync(readFileSync(join(root, "public", address))).length;
  const kilobytes = (...all: string[]) => all.reduce((sum, address) => sum + bytes(address), 0) / 1000;
  const loads = [
    { what: "script", is: kilobytes(script, ...preload), most: 45 },
    { what: "CSS", is: kilobytes(styles.chat), most: 12 },
  ];
  for (const { what, is, most } of loads) {
    console.info(`The chat page loads ${is.toFixed(1)} kB of ${what}; ${most} kB are its limit.`);
    if (is > most) throw new Error(`The chat page loads more than ${most} kB of ${what}.`);
  }
}

function removeOld(folder: string, { outputs }: Metafile, others: string[]): void {
  const current = new Set([...namesIn({ outputs }), ...others]);
  for (const file of readdirSync(join(root, folder))) {
    if (!current.has(file)) rmSync(join(root, folder, file), { recursive: true });
  }
}

function namesIn({ outputs }: Pick<Metafile, "outputs">): string[] {
  return Object.keys(outputs).map((file) => basename(file));
}

/** What the service worker keeps beside the offline page: it changes whenever one of them does. */
function shellFiles({ offline, styles }: ReturnType<typeof assetsOf>, { outputs }: Metafile): string {
  const scripts = [...importedBy(`public${offline}`, outputs)].map(addressOf);
  return JSON.stringify([...scripts, styles.pages]);
}

/** The addresses under which the page asks for its script, for what that imports, and for its style. */
function assetsOf({ outputs }: Metafile) {
  const builtFrom = (source: string): string => {
    const found = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint === source);
    if (!found) throw new Error(`The build made nothing of ${source}.`);
    return found[0];
  };
  const {
    chat,
    offline,
    portrait,
    leaving,
    "chat-style": chatStyle,
    "pages-style": pagesStyle,
  } = browser.entryPoints;
  const script = builtFrom(chat);
  return {
    script: addressOf(script),
    preload: [...importedBy(script, outputs)].filter((file) => file !== script).map(addressOf),
    offline: addressOf(builtFrom(offline)),
    portrait: addressOf(builtFrom(portrait)),
    leaving: addressOf(builtFrom(leaving)),
    styles: { chat: addressOf(builtFrom(chatStyle)), pages: addressOf(builtFrom(pagesStyle)) },
  };
}

/** A script and all that comes with it unasked; what it may ask for later is not among them. */
function importedBy(file: string, outputs: Metafile["outputs"], seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const imports = outputs[file]?.imports ?? [];
  for (const { path, kind } of imports) if (kind === "import-statement") importedBy(path, outputs, seen);
  return seen;
}

function addressOf(file: string): string {
  return file.replace(/^public/, "");
}

function isStale(): boolean {
  const built = statSync(stamp, { throwIfNoEntry: false })?.mtimeMs;
  if (built === undefined) return true;
  const sources = globSync(["src/**", "views/**", "public/css/**", "tools/*.ts", "package-lock.json"], {
    cwd: root,
  });
  return sources.some((file) => statSync(join(root, file)).mtimeMs > built);
}
