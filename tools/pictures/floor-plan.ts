import type { Page } from "@playwright/test";
import sharp from "sharp";

/** What the person at the desk sends along: how to find the second floor. */
const plan = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="760" font-family="sans-serif" font-size="34">
  <rect width="1200" height="760" fill="#eef3f1"/>
  <g fill="#ffffff" stroke="#6b8580" stroke-width="6">
    <rect x="60" y="60" width="420" height="260"/><rect x="520" y="60" width="300" height="260"/>
    <rect x="860" y="60" width="280" height="640"/><rect x="60" y="440" width="420" height="260"/>
    <rect x="520" y="440" width="300" height="260"/>
  </g>
  <rect x="520" y="440" width="300" height="260" fill="#d7ebe6"/>
  <g fill="#274742" text-anchor="middle">
    <text x="270" y="205">Waiting room</text><text x="670" y="205">Laboratory</text>
    <text x="1000" y="395">Offices</text><text x="270" y="585">Reception</text><text x="670" y="585">Dr Lang</text>
  </g>
  <path d="M60 380 H670 V470" fill="none" stroke="#0f766e" stroke-width="10" stroke-dasharray="26 16"/>
  <circle cx="60" cy="380" r="20" fill="#0f766e"/><path d="M645 455 L670 500 L695 455 Z" fill="#0f766e"/>
  <text x="90" y="362" fill="#0f766e">Lift</text>
</svg>`;

/** Sends it from that page's composer, and waits until it went out. */
export async function sendPlan(page: Page): Promise<void> {
  const buffer = await sharp(Buffer.from(plan)).jpeg({ quality: 88 }).toBuffer();
  await page.locator("#composer-text").focus();
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Attach files" }).click();
  await (await choosing).setFiles({ name: "second-floor.jpg", mimeType: "image/jpeg", buffer });
  await page.getByText("second-floor.jpg").first().waitFor();
  await page.locator(".composer__send").click();
  await page.locator("#messages article img").first().waitFor();
  await page.getByRole("log").getByText("Sending", { exact: true }).first().waitFor({ state: "detached" });
}
