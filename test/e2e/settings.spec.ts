import { picture } from "../files/uploading.ts";
import { composer, talking } from "./acts.ts";
import { expect, password, test } from "./fixtures.ts";

test("somebody signs out a device they lost, and its page leaves at once", async ({
  receiver,
  sender,
  browser,
}) => {
  await receiver("Rita");
  const sam = await sender("Sam");
  const lost = await browser.newContext({ baseURL: new URL(sam.page.url()).origin });
  const page = await lost.newPage();
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(sam.email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/chat$/);
  await sam.page.goto("/settings/security");
  await sam.page.getByRole("button", { name: /^Sign out Chrome/ }).click();
  await expect(sam.page.getByRole("status")).toHaveText("That device is signed out.");
  await expect(page).toHaveURL(/\/sign-in/);
  await lost.close();
});

test("whose account is disabled leaves, and finds what they had not sent when they may come back", async ({
  sender,
  receiver,
}) => {
  const { rita, sam } = await talking({ sender, receiver }, { first: "Hello" });
  await composer(sam.page).fill("half a thought");
  await rita.page.goto("/people?search=sam");
  await rita.page.getByRole("button", { name: /^Disable/ }).click();
  await expect(sam.page).toHaveURL(/\/sign-in\?.*ended=disabled/);
  await sam.page.getByLabel("E-mail").fill(sam.email);
  await sam.page.getByLabel("Password").fill(password);
  await sam.page.getByRole("button", { name: "Sign in" }).click();
  await expect(sam.page.getByRole("alert")).toContainText("do not belong together");
  await rita.page.getByRole("button", { name: /^Enable/ }).click();
  await sam.page.getByLabel("Password").fill(password);
  await sam.page.getByRole("button", { name: "Sign in" }).click();
  await expect(composer(sam.page)).toHaveValue("half a thought");
});

test("Enter makes a new line for whoever chose so, on a page that is open already, and Ctrl+Enter sends", async ({
  sender,
  receiver,
}) => {
  const { sam } = await talking({ sender, receiver }, { first: "Hello" });
  const settings = await sam.page.context().newPage();
  await settings.goto("/settings/writing");
  await settings.getByRole("radio", { name: "Make a new line" }).check();
  await settings.getByRole("button", { name: "Save" }).click();
  await expect(settings.getByRole("status")).toHaveText("Saved, for all your devices.");
  await expect(sam.page.getByText("Enter makes a new line, Ctrl+Enter sends")).toBeAttached();
  await composer(sam.page).fill("one");
  await composer(sam.page).press("Enter");
  await composer(sam.page).pressSequentially("two");
  await expect(composer(sam.page)).toHaveValue("one\ntwo");
  await composer(sam.page).press("Control+Enter");
  await expect(composer(sam.page)).toHaveValue("");
});

test("a picture that somebody chooses stands beside their name, also where others see them", async ({
  sender,
  receiver,
}) => {
  const { rita, sam } = await talking({ sender, receiver }, { first: "Hello" });
  await rita.page.goto("/settings/profile");
  const buffer = Buffer.from(await picture("jpeg", { width: 300, height: 200 }));
  await rita.page.locator("#portrait-file").setInputFiles({ name: "me.jpg", mimeType: "image/jpeg", buffer });
  await expect(rita.page.getByRole("status").first()).toHaveText("Your picture is changed.");
  const shown = sam.page.locator(".avatar__picture").first();
  await expect(shown).toBeVisible();
  await expect(shown).toHaveJSProperty("naturalWidth", 256);
  await rita.page.getByRole("button", { name: "Remove it" }).click();
  await expect(shown).toBeHidden();
});
