import { rows, talking } from "./acts.ts";
import { expect, test } from "./fixtures.ts";

test("the script takes over the server's page as it stands, in the reader's own time", async ({
  sender,
  receiver,
}) => {
  const { sam } = await talking({ sender, receiver }, { sam: { timezoneId: "Asia/Tokyo" } });
  const { page } = sam;
  // Marks what the server sent, after it is parsed and before the page's module runs.
  await page.addInitScript(() => {
    document.addEventListener("readystatechange", () => {
      if (document.readyState !== "interactive") return;
      for (const element of document.querySelectorAll("#chat *")) element.toggleAttribute("data-sent", true);
    });
  });
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.reload();
  await expect(page.locator(".status--floating")).toBeAttached();
  for (const part of ["#messages", "#composer-text", "#messages article", ".inbox a"]) {
    await expect(page.locator(part).first()).toHaveAttribute("data-sent", "");
  }
  const at = await rows(page).locator("time").getAttribute("datetime");
  const inTokyo = new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Tokyo", timeStyle: "short" });
  await expect(rows(page).locator("time")).toHaveText(inTokyo.format(new Date(at ?? "")));
  expect(complaints).toEqual([]);
});

test("the next page is in the reader's zone before any script runs", async ({ sender, receiver }) => {
  const { sam } = await talking({ sender, receiver }, { sam: { timezoneId: "Asia/Tokyo" } });
  const answer = await sam.context.request.get(sam.page.url(), {
    headers: { "accept-language": "en-GB" },
  });
  const time = /<time class="row__time" datetime="([^"]+)"[^>]*>([^<]+)</.exec(await answer.text());
  const inTokyo = new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Tokyo", timeStyle: "short" });
  expect(time?.[2]).toBe(inTokyo.format(new Date(time?.[1] ?? "")));
});
