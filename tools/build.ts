import { cpSync, globSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type BuildOptions, build, type Metafile } from "esbuild";

/**
 * Builds what `npm start` runs: the server into dist/, the page's script and style into public/build/ with
 * hashed names and a manifest that the server reads. `--if-stale` skips it when nothing changed since.
 */
const root = join(import.meta.dirname, "..");
const stamp = join(root, "dist/built");

/** Packages stay in node_modules: some are native, and stack traces stay readable. */
const server: BuildOptions = {
  absWorkingDir: root,
  entryPoints: ["src/main.ts", "src/demo.ts", "src/store/sqlite/writer-thread.ts"],
  entryNames: "[name]",
  outdir: "dist",
  bundle: true,
  splitting: true,
  packages: "external",
  platform: "node",
  format: "esm",
  target: "node22",
  sourcemap: true,
  jsx: "automatic",
  jsxImportSource: "preact",
  logLevel: "warning",
};

const browser: BuildOptions = {
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
};

if (!process.argv.includes("--if-stale") || isStale()) {
  await buildAll();
}

async function buildAll(): Promise<void> {
  rmSync(join(root, "dist"), { recursive: true, force: true });
  rmSync(join(root, "public/build"), { recursive: true, force: true });
  const [, page] = await Promise.all([build(server), build({ ...browser, metafile: true })]);
  cpSync(join(root, "src/store/sqlite/migrations"), join(root, "dist/migrations"), { recursive: true });
  writeFileSync(join(root, "public/build/manifest.json"), JSON.stringify(assetsOf(page.metafile)));
  writeFileSync(stamp, "");
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
