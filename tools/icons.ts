import { readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import findChromium from "../test/e2e/chromium.ts";

/** Draws the icons of the installed app from public/icon.svg. To be run when the drawing changes. */
const publicDir = join(import.meta.dirname, "../public");
const drawing = readFileSync(join(publicDir, "icon.svg"), "utf8");
const monochrome = readFileSync(join(publicDir, "icons/monochrome.svg"), "utf8");

/** How much of the edge the drawing takes, and how round the ground is. Systems cut maskable icons to their shape. */
const icons: { name: string; edge: number; drawn: number; round: number; bare?: true }[] = [
  { name: "icon-192", edge: 192, drawn: 0.82, round: 0.22 },
  { name: "icon-512", edge: 512, drawn: 0.82, round: 0.22 },
  { name: "maskable-512", edge: 512, drawn: 0.6, round: 0 },
  { name: "apple-180", edge: 180, drawn: 0.7, round: 0 },
  // Stands in a phone's status bar beside a notice: only its shape counts.
  { name: "badge-96", edge: 96, drawn: 1, round: 0, bare: true },
];

await findChromium();
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH, args: ["--no-sandbox"] });
const page = await browser.newPage();
for (const { name, edge, drawn, round, bare } of icons) {
  await page.setViewportSize({ width: edge, height: edge });
  await page.setContent(`<style>
    body { margin: 0; background: none }
    div { box-sizing: border-box; width: ${edge}px; height: ${edge}px; display: grid; place-content: center;
      background: ${bare ? "none" : "#f1f4f2"}; border-radius: ${edge * round}px }
    svg { width: ${edge * drawn}px; height: ${edge * drawn}px }
  </style><div>${bare ? monochrome : drawing}</div>`);
  await page.screenshot({ path: join(publicDir, `icons/${name}.png`), omitBackground: true });
}
await browser.close();
