import { cpSync, readFileSync, symlinkSync } from "node:fs";
import { join, relative } from "node:path";
import { build } from "esbuild";

const root = join(import.meta.dirname, "../..");

/** One place in the program, and what to put there instead. */
export interface Break {
  /** From the project's root, such as "src/store/sqlite/pragmas.ts". */
  file: string;
  find: string;
  replace: string;
}

/**
 * Builds the program with deliberate faults, into `folder`/dist beside a copy of public/; answers its main file.
 * A fault test that passes on such a build could not fail. Throws when a text to replace does not stand there
 * exactly once.
 */
export async function brokenBuild(folder: string, breaks: Break[]): Promise<string> {
  await build({
    absWorkingDir: root,
    entryPoints: ["src/main.ts", "src/store/sqlite/writer-thread.ts", "src/files/picture-process.ts"],
    entryNames: "[name]",
    outdir: join(folder, "dist"),
    bundle: true,
    splitting: true,
    packages: "external",
    platform: "node",
    format: "esm",
    jsx: "automatic",
    jsxImportSource: "preact",
    logLevel: "error",
    plugins: [
      {
        name: "break",
        setup({ onLoad }) {
          onLoad({ filter: /\.tsx?$/ }, ({ path }) => {
            const file = relative(root, path);
            const here = breaks.filter((one) => one.file === file);
            if (here.length === 0) return undefined;
            const contents = here.reduce(breakOnce, readFileSync(path, "utf8"));
            return { contents, loader: path.endsWith("x") ? "tsx" : "ts" };
          });
        },
      },
    ],
  });
  cpSync(join(root, "src/store/sqlite/migrations"), join(folder, "dist/migrations"), { recursive: true });
  cpSync(join(root, "public"), join(folder, "public"), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  return join(folder, "dist/main.js");
}

function breakOnce(source: string, { file, find, replace }: Break): string {
  const parts = source.split(find);
  if (parts.length !== 2) throw new Error(`"${find}" stands ${parts.length - 1} times in ${file}, not once.`);
  return parts.join(replace);
}
