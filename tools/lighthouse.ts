import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Cookie, chromium } from "@playwright/test";
import { createSignUp } from "./pictures/people.ts";
import { withProgram } from "./pictures/program.ts";
import { setScene } from "./pictures/scene.ts";

/**
 * What Lighthouse says of signing in and of the chat, on a phone and at a desk: `npm run lighthouse`. It is fetched
 * for the occasion, since it is larger than all that the tests need together.
 */
const lighthouse = "lighthouse@13.5.0";
const categories = ["performance", "accessibility", "best-practices"] as const;
const figures = ["largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift"];
const forms = { phone: [], desk: ["--preset=desktop"] };
const atLeast = 95;

interface Report {
  categories: Record<(typeof categories)[number], { score: number }>;
  audits: Record<string, { displayValue?: string }>;
}

await withProgram(async (program, browser) => {
  const { rita, sam } = await setScene(program, createSignUp(browser, program));
  await look("sign-in", `${program.url}/sign-in?as=sender`, []);
  await look("chat of a sender", sam.url(), await sam.context().cookies());
  await look("chat of a receiver", sam.url(), await rita.context().cookies());
});

async function look(name: string, url: string, cookies: Cookie[]): Promise<void> {
  for (const [form, options] of Object.entries(forms)) {
    const report = await middleOf(url, cookies, options);
    const scores = categories.map((category) => Math.round(report.categories[category].score * 100));
    const said = [
      ...categories.map((category, at) => `${category} ${scores[at]}`),
      ...figures.map((figure) => `${figure} ${report.audits[figure]?.displayValue}`),
    ];
    console.log(`${name}, ${form}: ${said.join(", ")}`);
    if (scores.some((score) => score < atLeast)) process.exitCode = 1;
  }
}

/** One of three runs, the one in the middle: a single one says as much of what else the machine did. */
async function middleOf(url: string, cookies: Cookie[], options: string[]): Promise<Report> {
  const reports: Report[] = [];
  for (let run = 0; run < 3; run += 1) {
    const { context, port } = await browserWith(cookies);
    reports.push(await ask(url, port, options));
    await context.close();
  }
  const performance = ({ categories }: Report) => categories.performance.score;
  const [, middle] = reports.sort((one, other) => performance(one) - performance(other));
  if (!middle) throw new Error("There were no runs.");
  return middle;
}

/** A browser of its own, in which that person is signed in. */
async function browserWith(cookies: Cookie[]) {
  const port = await freePort();
  const context = await chromium.launchPersistentContext("", {
    ...(process.env.CHROMIUM_PATH && { executablePath: process.env.CHROMIUM_PATH }),
    args: [`--remote-debugging-port=${port}`, ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
  });
  await context.addCookies(cookies);
  return { context, port };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  // A TCP server's address is never the string that a pipe's is.
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

/** Not in this thread's time: Playwright must go on letting the new tab live. */
async function ask(url: string, port: number, options: string[]): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), "parley-lighthouse-"));
  const file = join(folder, "report.json");
  const only = `--only-categories=${categories.join(",")}`;
  const given = [url, `--port=${port}`, "--disable-storage-reset", "--quiet", only, "--output=json"];
  await promisify(execFile)("npx", ["--yes", lighthouse, ...given, `--output-path=${file}`, ...options]);
  // Its own format; what is read of it is above.
  const report = JSON.parse(readFileSync(file, "utf8")) as Report;
  rmSync(folder, { recursive: true });
  return report;
}
