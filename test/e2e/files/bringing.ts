import { expect, type Locator, type Page } from "@playwright/test";
import sharp from "sharp";
import { rows } from "../acts.ts";

/** How people bring files to the page, and what they see of them. */

export interface Brought {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** A picture with colours that run across it, so that one sees what was cut. */
export async function photo(name: string, width: number, height: number, hue = "#2a6f6b"): Promise<Brought> {
  const lines = Array.from({ length: 8 }, (_, at) => {
    const y = (height / 8) * at;
    return `<rect y="${y}" width="${width}" height="${height / 16}" fill="#fff" opacity="${0.1 + at / 20}"/>`;
  });
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${hue}"/>${lines.join("")}</svg>`;
  const buffer = await sharp(Buffer.from(drawing)).jpeg().toBuffer();
  return { name, mimeType: "image/jpeg", buffer };
}

export function textFile(name: string, text: string): Brought {
  return { name, mimeType: "text/plain", buffer: Buffer.from(text) };
}

export async function pick(page: Page, ...files: Brought[]): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Attach files" }).click();
  await (await chooser).setFiles(files);
}

/** As a browser would tell the page of it: what is on the clipboard cannot be set from outside. */
export async function paste(page: Page, files: Brought[], text = ""): Promise<void> {
  await page.locator("#composer-text").evaluate(bring, { kind: "paste", files: files.map(plain), text });
}

export async function dragOver(page: Page, files: Brought[]): Promise<void> {
  await page.locator("#messages").evaluate(bring, { kind: "dragover", files: files.map(plain), text: "" });
}

export async function drop(page: Page, files: Brought[]): Promise<void> {
  await page.locator("#messages").evaluate(bring, { kind: "drop", files: files.map(plain), text: "" });
}

export function chips(page: Page): Locator {
  return page.getByRole("list", { name: "Files to send" }).getByRole("listitem");
}

/** Until the picture is there; it comes when it is nearly in sight. */
export async function seesPicture(
  page: Page,
  name: string,
  how: "scrolls" | "still" = "scrolls",
): Promise<void> {
  const picture = rows(page).getByRole("img", { name });
  if (how === "scrolls") await picture.scrollIntoViewIfNeeded();
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0);
}

/** How many files wait on this device. */
export function heldBytes(page: Page): Promise<number> {
  return page.evaluate(countRows);
}

/** Runs in the page. */
function countRows(): Promise<number> {
  return new Promise((resolve, reject) => {
    const opened = indexedDB.open("parley files");
    opened.onupgradeneeded = () => opened.transaction?.abort();
    opened.onerror = () => resolve(0);
    opened.onsuccess = () => {
      const count = opened.result.transaction("files").objectStore("files").count();
      count.onerror = () => reject(count.error);
      count.onsuccess = () => {
        opened.result.close();
        resolve(count.result);
      };
    };
  });
}

function plain({ name, mimeType, buffer }: Brought) {
  return { name, mimeType, bytes: buffer.toString("base64") };
}

/** Runs in the page. */
function bring(
  target: Element,
  wish: { kind: string; files: { name: string; mimeType: string; bytes: string }[]; text: string },
): void {
  const data = new DataTransfer();
  for (const { name, mimeType, bytes } of wish.files) {
    const content = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0));
    data.items.add(new File([content], name, { type: mimeType }));
  }
  if (wish.text) data.setData("text/plain", wish.text);
  const options = { bubbles: true, cancelable: true };
  const event =
    wish.kind === "paste"
      ? new ClipboardEvent("paste", { ...options, clipboardData: data })
      : new DragEvent(wish.kind, { ...options, dataTransfer: data });
  target.dispatchEvent(event);
}
