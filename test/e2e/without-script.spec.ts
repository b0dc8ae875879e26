import { rows } from "./acts.ts";
import { expect, test } from "./fixtures.ts";

const noScript = { javaScriptEnabled: false };

test("without script, two people sign up, talk, and see each other's words on the next page", async ({
  sender,
  receiver,
}) => {
  const rita = await receiver("Rita", noScript);
  const sam = await sender("Sam", noScript);
  await sam.page.getByRole("link", { name: "Rita" }).click();
  await sam.page.getByRole("textbox", { name: /Message/ }).fill("Can you hear me?");
  await sam.page.getByRole("button", { name: "Send" }).click();
  await expect(rows(sam.page)).toHaveText([/Can you hear me\?/]);

  await rita.page.reload();
  await rita.page.getByRole("link", { name: "Sam" }).click();
  await expect(rows(rita.page)).toHaveText([/Can you hear me\?/]);
  await rita.page.getByRole("textbox", { name: /Message/ }).fill("Loud and clear");
  await rita.page.getByRole("button", { name: "Send" }).click();
  await expect(rows(rita.page)).toHaveCount(2);

  await sam.page.getByRole("link", { name: "Look for new messages" }).click();
  await expect(rows(sam.page)).toHaveText([/Can you hear me\?/, /Loud and clear/]);
  await rita.page.getByRole("textbox", { name: /Message/ }).fill("Still there?");
  await rita.page.getByRole("button", { name: "Send" }).click();
  await sam.page.getByRole("link", { name: "Rita" }).click();
  await expect(rows(sam.page)).toHaveCount(3);
  await sam.page.getByRole("button", { name: "Sign out" }).click();
  await sam.page.goto("/chat");
  await expect(sam.page).toHaveURL(/\/sign-in/);
});

test("who has script and who has none talk with each other", async ({ sender, receiver }) => {
  const rita = await receiver("Rita");
  const sam = await sender("Sam", noScript);
  await sam.page.getByRole("link", { name: "Rita" }).click();
  await sam.page.getByRole("textbox", { name: /Message/ }).fill("From a plain page");
  await sam.page.getByRole("button", { name: "Send" }).click();
  await expect(rita.page.getByRole("link", { name: "Sam" })).toContainText("From a plain page");
});
