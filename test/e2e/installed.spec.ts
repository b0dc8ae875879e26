import { composer, talking } from "./acts.ts";
import { expect, test } from "./fixtures.ts";

test("an open page hears of a new version, and taking it keeps what is being written", {
  tag: "@process",
}, async ({ program, sender, receiver }) => {
  const { sam } = await talking({ sender, receiver });
  await composer(sam.page).fill("half a thought");
  await sam.page.route("**/build/manifest.json", (route) =>
    route.fulfill({ json: { script: "/build/chat-NEWER.js" } }),
  );
  await program.restart();
  await expect(sam.page.getByText("A new version of Parley is ready.")).toBeVisible();
  await sam.page.getByRole("button", { name: "Reload" }).click();
  await expect(sam.page.locator(".toast")).toHaveCount(0);
  await expect(sam.page.locator(".status--floating")).toBeAttached();
  await expect(composer(sam.page)).toHaveValue("half a thought");
});

test("whoever signs out leaves nothing on the device", async ({ receiver }) => {
  const sam = await receiver("Sam");
  const kept = () => sam.page.evaluate(async () => [...(await caches.keys()), ...Object.keys(localStorage)]);
  await expect.poll(kept).toEqual(["shell", "account"]);
  const cached = () =>
    sam.page.evaluate(async () => {
      const requests = await (await caches.open("shell")).keys();
      return requests.map(({ url }) => new URL(url).pathname.replace(/-[A-Z0-9]{8}/, ""));
    });
  await expect
    .poll(cached)
    .toEqual(expect.arrayContaining(["/build/offline.js", "/build/pages-style.css", "/offline"]));
  await sam.page.getByRole("button", { name: "Sign out" }).click();
  await sam.page.waitForURL(/sign-in/);
  expect(await kept()).toEqual([]);
});
