import type { Page } from "@playwright/test";
import { TOTP, URI } from "otpauth";
import { faults } from "./axe.ts";
import { expect, password, test } from "./fixtures.ts";

for (const colorScheme of ["light", "dark"] as const) {
  test(`somebody turns two-factor sign-in on and signs in with it, in ${colorScheme} colours`, async ({
    receiver,
  }) => {
    const { page, context, email } = await receiver("Rita", { colorScheme });
    await page.goto("/settings/two-factor");
    expect(await faults(page)).toEqual([]);
    await page.getByLabel("Your password").fill(password);
    await page.getByRole("button", { name: "Set it up" }).click();
    expect(await faults(page)).toEqual([]);

    const phone = await readPicture(page);
    await page.getByRole("textbox", { name: "Code" }).fill(phone.generate());
    await page.getByRole("button", { name: "Turn on" }).click();
    await expect(page.getByRole("listitem")).toHaveCount(10);
    expect(await faults(page)).toEqual([]);
    const [recoveryCode = ""] = await page.getByRole("listitem").allInnerTexts();

    await context.clearCookies();
    await page.goto("/chat");
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("Password").fill(password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("textbox", { name: "Code" })).toBeFocused();
    expect(await faults(page)).toEqual([]);
    await page.getByRole("link", { name: "Use a recovery code" }).click();
    await page.getByLabel("Recovery code").fill(recoveryCode);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL(/\/chat$/);
  });
}

/** As somebody's phone reads it. */
async function readPicture(page: Page): Promise<TOTP> {
  await expect(page.getByRole("img", { name: /QR code/ })).toBeVisible();
  const address = await page.getByRole("link", { name: /open the app/ }).getAttribute("href");
  const app = URI.parse(address ?? "");
  if (!(app instanceof TOTP)) throw new Error("There is no time-based secret in the address.");
  return app;
}
