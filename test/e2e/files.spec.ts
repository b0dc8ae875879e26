import type { Page } from "@playwright/test";
import sharp from "sharp";
import { begin, composer, holdBack, rows, say, talking } from "./acts.ts";
import { faults } from "./axe.ts";
import {
  chips,
  dragOver,
  drop,
  heldBytes,
  paste,
  photo,
  pick,
  seesPicture,
  textFile,
} from "./files/bringing.ts";
import { expect, type Person, test } from "./fixtures.ts";

const send = (page: Page) => page.getByRole("button", { name: "Send", exact: true }).click();

test("files are pasted, dropped and picked, taken back, and sent with words or without", async ({
  sender,
  receiver,
}) => {
  const { rita, sam } = await talking({ sender, receiver });
  await paste(sam.page, [await photo("roof.jpg", 800, 600)]);
  await expect(chips(sam.page)).toHaveText([/roof\.jpg/]);
  // What is copied from a table comes with a picture of itself: it is text all the same.
  await paste(sam.page, [await photo("cells.png", 20, 20)], "one two");
  const dropped = [textFile("list.txt", "one\ntwo"), textFile("wrong.txt", "no")];
  await dragOver(sam.page, dropped);
  await expect(sam.page.getByText("Drop files here to attach them")).toBeVisible();
  await drop(sam.page, dropped);
  await expect(sam.page.getByText("Drop files here to attach them")).toBeHidden();
  await pick(sam.page, textFile("plan.txt", "by Friday"));
  await expect(chips(sam.page)).toHaveText([/roof\.jpg/, /list\.txt/, /wrong\.txt/, /plan\.txt/]);
  expect(await faults(sam.page)).toEqual([]);
  await sam.page.getByRole("button", { name: "Remove wrong.txt" }).press("Enter");
  await expect(sam.page.getByRole("button", { name: "Remove roof.jpg" })).toBeFocused();
  await composer(sam.page).fill("See the roof");
  await composer(sam.page).press("Enter");
  await expect(chips(sam.page)).toHaveCount(0);
  await expect(rows(rita.page)).toHaveText([/first/, /list\.txt.*plan\.txt.*See the roof/]);
  await seesPicture(rita.page, "roof.jpg");
  await pick(sam.page, await photo("door.jpg", 300, 400));
  await send(sam.page);
  await seesPicture(rita.page, "door.jpg");
  await expect(rita.page.getByRole("link", { name: "Sam" })).toContainText("Photo");
  // Taken back in time, it is over the composer again.
  await sam.page.getByRole("button", { name: "Undo" }).click();
  await expect(chips(sam.page)).toHaveText([/door\.jpg/]);
  await expect(rita.page.getByRole("img", { name: "door.jpg" })).toHaveCount(0);
});

test.describe("with little room", () => {
  test.use({ settings: { FILE_LIMIT_MB: "1" } });

  test("what cannot go out says why and keeps the words; what is slow can be stopped", async ({
    sender,
    receiver,
  }) => {
    const { rita, sam } = await talking({ sender, receiver });
    await pick(sam.page, textFile("film.txt", "x".repeat(1_200_000)));
    await expect(chips(sam.page).getByRole("alert")).toContainText("1 MB");
    await composer(sam.page).fill("The film");
    await composer(sam.page).press("Enter");
    await expect(sam.page.locator("#status")).toHaveText(/One of the files cannot go out/);
    await expect(composer(sam.page)).toHaveValue("The film");
    expect(await faults(sam.page)).toEqual([]);
    await sam.page.getByRole("button", { name: "Remove film.txt" }).click();
    // One that never gets there: its message waits for it, and both can be taken back.
    await sam.page.route("**/files?*slow*", () => {});
    await pick(sam.page, textFile("slow.txt", "…"));
    await expect(chips(sam.page).getByRole("progressbar", { name: "Uploading slow.txt" })).toBeVisible();
    const stopped = sam.page.waitForEvent("requestfailed");
    await composer(sam.page).press("Enter");
    await expect(rows(sam.page).last().getByRole("progressbar")).toBeVisible();
    await sam.page.getByRole("button", { name: "Stop" }).click();
    await expect(chips(sam.page)).toHaveText([/slow\.txt/]);
    await expect(composer(sam.page)).toHaveValue("The film");
    await sam.page.getByRole("button", { name: "Remove slow.txt" }).click();
    await stopped;
    await composer(sam.page).press("Enter");
    await expect(rows(rita.page)).toHaveText([/first/, /The film/]);
  });
});

test("what was attached without a network outlives a reload, arrives once, and is gone with signing out", async ({
  sender,
  receiver,
}) => {
  const { rita, sam } = await talking({ sender, receiver });
  await sam.context.setOffline(true);
  await expect(sam.page.locator("#status")).toHaveText(/You are offline/);
  await pick(sam.page, await photo("roof.jpg", 800, 600), textFile("list.txt", "one"));
  await expect(chips(sam.page)).toHaveText([/Goes out when you are back online/, /list\.txt/]);
  await say(sam.page, "With the roof");
  await say(sam.page, "and after it");
  await seesPicture(sam.page, "roof.jpg");
  await expect.poll(() => heldBytes(sam.page)).toBe(2);
  await expect(rows(sam.page).last()).toContainText("and after it");
  await sam.context.setOffline(false);
  await sam.page.route("**/files?*", (route) => route.abort());
  await sam.page.reload();
  await seesPicture(sam.page, "roof.jpg");
  await sam.page.unroute("**/files?*");
  await expect(rows(rita.page)).toHaveText([/first/, /list\.txt.*With the roof/, /and after it/]);
  await seesPicture(rita.page, "roof.jpg");
  await expect.poll(() => heldBytes(sam.page)).toBe(0);
  // And whoever signs out leaves nothing behind.
  await sam.page.route("**/files?*", () => {});
  await pick(sam.page, textFile("list.txt", "one"));
  await send(sam.page);
  await expect.poll(() => heldBytes(sam.page)).toBe(1);
  sam.page.on("dialog", (dialog) => void dialog.accept());
  await sam.page.getByRole("button", { name: "Sign out" }).click();
  await sam.page.waitForURL(/sign-in/);
  expect(await heldBytes(sam.page)).toBe(0);
});

test("what was chosen and not sent outlives a reload, in its own tab, and is gone with signing out", async ({
  sender,
  receiver,
}) => {
  const { rita, sam } = await talking({ sender, receiver });
  await composer(sam.page).fill("See the roof");
  await pick(sam.page, await photo("roof.jpg", 800, 600), textFile("list.txt", "one"));
  await expect.poll(() => heldBytes(sam.page)).toBe(4);
  await sam.page.reload();
  await expect(chips(sam.page)).toHaveText([/roof\.jpg/, /list\.txt/]);
  await expect(chips(sam.page).locator("img")).toHaveJSProperty("naturalWidth", 800);
  await expect(composer(sam.page)).toHaveValue("See the roof");
  // Another tab has the words, but the files belong to this one.
  const second = await sam.context.newPage();
  await second.goto(sam.page.url());
  await pick(second, textFile("plan.txt", "by Friday"));
  await expect(chips(second)).toHaveText([/plan\.txt/]);
  await expect.poll(() => heldBytes(second)).toBe(6);
  await second.close();
  await sam.page.getByRole("button", { name: "Remove list.txt" }).click();
  await expect.poll(() => heldBytes(sam.page)).toBe(4);
  // What a tab left that is gone is the next one's.
  await sam.page.reload();
  await expect(chips(sam.page)).toHaveText([/roof\.jpg/, /plan\.txt/]);
  await composer(sam.page).press("Enter");
  await expect(rows(rita.page)).toHaveText([/first/, /plan\.txt.*See the roof/]);
  await expect.poll(() => heldBytes(sam.page)).toBe(0);
  await pick(sam.page, textFile("list.txt", "one"));
  await expect.poll(() => heldBytes(sam.page)).toBe(2);
  // Not even a page that could not load all of itself leaves them behind.
  await sam.page.route("**/build/later-*.js", (route) => route.abort());
  await sam.page.reload();
  await sam.page.getByRole("button", { name: "Sign out" }).click();
  await sam.page.waitForURL(/sign-in/);
  expect(await heldBytes(sam.page)).toBe(0);
});

test("a picture comes into its room without moving anything, says nothing of where it was taken, and is nobody else's", async ({
  sender,
  receiver,
}) => {
  const rita = await receiver("Rita", { viewport: { width: 360, height: 640 } });
  const sam = await sender("Sam");
  const nora = await sender("Nora");
  const release = await holdBack(rita.page, "**/thumbnail");
  await begin(sam, rita, "first");
  const { name, mimeType, buffer } = await photo("roof.jpg", 801, 599);
  const gps = { GPSLatitudeRef: "N", GPSLatitude: "52/1 31/1 12/1" };
  const placed = await sharp(buffer).withExif({ IFD3: gps }).jpeg().toBuffer();
  expect((await sharp(placed).metadata()).exif).toBeDefined();
  await pick(sam.page, { name, mimeType, buffer: placed }, await photo("door.jpg", 300, 400));
  await send(sam.page);
  await pick(sam.page, await photo("view.jpg", 1201, 333));
  await say(sam.page, "The view");
  await expect(rows(rita.page)).toHaveCount(3);
  const places = () =>
    rita.page.evaluate(() =>
      [...document.querySelectorAll("#messages article, .picture")].map((each) => {
        const { x, y, width, height } = each.getBoundingClientRect();
        return [x, y, width, height];
      }),
    );
  const before = await places();
  release();
  for (const each of ["roof.jpg", "door.jpg", "view.jpg"]) await seesPicture(rita.page, each, "still");
  expect(await places()).toEqual(before);
  const link = rita.page.getByRole("link", { name: "roof.jpg" });
  const path = (await link.getAttribute("href")) ?? "";
  for (const part of [path, `${path}/thumbnail`]) {
    const served = await rita.page.request.get(part);
    expect((await sharp(await served.body()).metadata()).exif).toBeUndefined();
    expect((await nora.page.request.get(part)).status()).toBe(404);
  }
});

test("pictures are looked at one after another by keyboard alone, and without script as well", async ({
  sender,
  receiver,
}) => {
  const { rita, sam } = await talking({ sender, receiver });
  await pick(sam.page, await photo("roof.jpg", 1600, 1200), await photo("door.jpg", 300, 400));
  await send(sam.page);
  await seesPicture(rita.page, "door.jpg");
  const { page } = rita;
  const link = page.getByRole("link", { name: "roof.jpg" });
  await link.focus();
  await page.keyboard.press("Enter");
  const box = page.getByRole("dialog", { name: "Picture" });
  await expect(box.getByRole("img")).toHaveAccessibleName("roof.jpg");
  await expect(box.getByRole("button", { name: "Close" })).toBeFocused();
  expect(await faults(page)).toEqual([]);
  await page.keyboard.press("+");
  await expect(box.getByRole("button", { name: "Make it smaller" })).toBeVisible();
  await page.keyboard.press("0");
  await page.keyboard.press("ArrowRight");
  await expect(box.getByRole("img")).toHaveAccessibleName("door.jpg");
  await expect(box).toContainText("2 of 2");
  await page.keyboard.press("ArrowRight");
  await expect(box.getByRole("img")).toHaveAccessibleName("roof.jpg");
  await page.keyboard.press("Escape");
  await expect(box).toHaveCount(0);
  await expect(link).toBeFocused();
  await seesWithoutScript(rita);
});

async function seesWithoutScript({ context, page }: Person): Promise<void> {
  const browser = context.browser();
  if (!browser) throw new Error("The browser is gone.");
  const without = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await context.storageState(),
  });
  const reading = await without.newPage();
  await reading.goto(page.url());
  await expect(reading.getByRole("img", { name: "roof.jpg" })).toBeVisible();
  expect(await reading.locator("#composer-hint").innerText()).toBe(
    "To send files, allow scripts for this page.",
  );
  await without.close();
}
