import { composer } from "./acts.ts";
import { expect, type Person, test } from "./fixtures.ts";

/** Nobody touches a mouse here: keys alone, and the focus is always somewhere that one sees. */

test("somebody goes to a conversation by its name, whatever the list shows", async ({ sender, receiver }) => {
  const rita = await receiver("Rita");
  for (const name of ["Sam Okoro", "Zoë Ångström", "Noor"]) await write(await sender(name), rita);
  await rita.page.keyboard.press("Control+k");
  const field = rita.page.getByRole("combobox", { name: "Name" });
  await expect(field).toBeFocused();
  await expect(rita.page.getByRole("option")).toHaveCount(3);
  await rita.page.keyboard.type("angst");
  await expect(rita.page.getByRole("option")).toHaveText([/Zoë Ångström/]);
  await rita.page.keyboard.press("Enter");
  await expect(rita.page.getByRole("heading", { name: "Zoë Ångström", exact: true })).toBeVisible();
  await expect(composer(rita.page)).toBeFocused();
  await rita.page.keyboard.press("Control+k");
  await expect(rita.page.getByRole("option")).toHaveCount(2);
  await rita.page.keyboard.press("ArrowDown");
  await rita.page.keyboard.press("Escape");
  await expect(composer(rita.page)).toBeFocused();
  await rita.page.locator("#messages").focus();
  await rita.page.keyboard.press("Shift+?");
  await expect(rita.page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
});

async function write(from: Person, to: Person): Promise<void> {
  await from.page.getByRole("link", { name: to.name }).focus();
  await from.page.keyboard.press("Enter");
  await expect(composer(from.page)).toBeFocused();
  await from.page.keyboard.type("Hello");
  await from.page.keyboard.press("Enter");
  await expect(from.page.locator("#messages article")).toHaveCount(1);
}
