import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { installed, readJson, root } from "./lockfile.ts";

const { dependencies, devDependencies, allowScripts, scripts } = readJson("package.json");
const direct = Object.keys(dependencies);

describe("what is installed", () => {
  test("is known by a digest, and comes from the registry", () => {
    const all = installed();
    expect(all.length).toBeGreaterThan(100);
    expect(all.filter(({ integrity }) => !integrity?.startsWith("sha512-"))).toEqual([]);
    expect(all.filter(({ link }) => link)).toEqual([]);
    const elsewhere = all.filter(
      ({ resolved }) => resolved !== undefined && !/^https:\/\/registry\.[\w.]+\//.test(resolved),
    );
    expect(elsewhere).toEqual([]);
  });

  test("is named by one version, not by a range", () => {
    const ranges = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+$/.test(String(version)),
    );
    expect(ranges).toEqual([]);
  });

  test("runs a script of its own only where that was decided", () => {
    const withScript = installed().filter(({ hasInstallScript }) => hasInstallScript);
    expect(withScript.map(({ name }) => name).filter((name) => !(name in allowScripts))).toEqual([]);
    expect(Object.keys(allowScripts).filter((name) => allowScripts[name])).toEqual(["node"]);
  });
});

describe("what the program needs at run time", () => {
  test("is little enough to know, and each has its reason written down", () => {
    expect(direct.length).toBeLessThanOrEqual(25);
    const page = readFileSync(join(root, "docs/dependencies.md"), "utf8");
    const rows = [...page.matchAll(/^\| `([^`]+)` \| (.+) \|$/gm)].map(([, name, why]) => ({ name, why }));
    expect(rows.map(({ name }) => name)).toEqual(direct.toSorted());
    for (const { name, why } of rows) expect(why, name).toMatch(/^.{20,}\.$/);
  });
});

test("npm run sbom tells every package that is installed, with its digest, and which are for development", async () => {
  const [command = "", ...words] = scripts.sbom.split(" ");
  const options = { cwd: root, maxBuffer: 64 * 1024 * 1024 };
  const { stdout } = await promisify(execFile)(command, words, options);
  const { bomFormat, components } = JSON.parse(stdout);
  expect(bomFormat).toBe("CycloneDX");
  const told = new Map(components.map((one: Component) => [`${one.name}@${one.version}`, one]));
  const forgotten = installed().filter((one) => !told.has(`${one.name}@${one.version}`));
  expect(forgotten).toEqual([]);
  expect(components.filter(({ hashes }: Component) => hashes?.[0]?.alg !== "SHA-512")).toEqual([]);
  expect(told.get(`vitest@${devDependencies.vitest}`)).toMatchObject({
    properties: expect.arrayContaining([{ name: "cdx:npm:package:development", value: "true" }]),
  });
});

interface Component {
  name: string;
  version: string;
  hashes?: { alg: string }[];
}
