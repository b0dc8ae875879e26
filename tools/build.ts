import { cpSync, globSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { type BuildOptions, build, type Metafile } from "esbuild";

/**
 * Builds what `npm start` runs: the server into dist/, the page's script and style into public/build/ with
 * hashed names and a manifest that the server reads. `--if-stale` skips it when nothing changed since.
 */
const root = join(import.meta.dirname, "..");
const stamp = join(root, "dist/built");

/** Packages stay in node_modules: some are native, and stack traces stay readable. */
const server = {
  absWorkingDir: root,
  entryPoints: ["src/main.ts", "src/demo.ts", "src/rotate-key.ts", "src/store/sqlite/writer-thread.ts"],
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

const browser = {
  absWorkingDir: root,
  entryPoints: { chat: "src/browser/main.tsx", main: "public/css/main.css" },
  entryNames: "[name]-[hash]",
  outdir: "public/build",
  bundle: true,
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

if (!process.argv.includes("--if-stale") || isStale()) {
  await buildAll();
}

/** New files first, old ones removed after: what runs meanwhile always finds what it was started with. */
async function buildAll(): Promise<void> {
  const [program, page] = await Promise.all([build(server), build(browser)]);
  cpSync(join(root, "src/store/sqlite/migrations"), join(root, "dist/migrations"), { recursive: true });
  writeFileSync(join(root, "public/build/manifest.json"), JSON.stringify(assetsOf(page.metafile)));
  removeOld("dist", program.metafile, ["migrations"]);
  removeOld("public/build", page.metafile, ["manifest.json"]);
  writeFileSync(stamp, "");
}

function removeOld(folder: string, { outputs }: Metafile, others: string[]): void {
  const current = new Set([...Object.keys(outputs).map((file) => basename(file)), ...others]);
  for (const file of readdirSync(join(root, folder))) {
    if (!current.has(file)) rmSync(join(root, folder, file), { recursive: true });
  }
}

/** The addresses under which the page asks for its script and style. */
function assetsOf(metafile: Metafile): { script: string; styles: string[] } {
  const files = Object.entries(metafile.outputs).flatMap(([file, { entryPoint }]) =>
    entryPoint ? [file.replace(/^public/, "")] : [],
  );
  const script = files.find((file) => file.endsWith(".js"));
  if (!script) throw new Error("The build made no script for the chat page.");
  return { script, styles: files.filter((file) => file.endsWith(".css")) };
}

function isStale(): boolean {
  const built = statSync(stamp, { throwIfNoEntry: false })?.mtimeMs;
  if (built === undefined) return true;
  const sources = globSync(["src/**", "views/**", "public/css/**", "tools/build.ts", "package-lock.json"], {
    cwd: root,
  });
  return sources.some((file) => statSync(join(root, file)).mtimeMs > built);
}
