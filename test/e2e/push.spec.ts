import type { PushStanding } from "../../src/shared/push.ts";
import { talking } from "./acts.ts";
import { faults } from "./axe.ts";
import { expect, type Person, test } from "./fixtures.ts";
import { withSystemNotices } from "./system-notices.ts";

test("whoever wants notices gets them while Parley is closed too, until they say otherwise or sign out", async ({
  sender,
  receiver,
}) => {
  const { rita } = await talking({ sender, receiver });
  await withSystemNotices(rita.context, "granted");
  const taken = await withPushService(rita);
  await rita.page.reload();
  await rita.page.getByRole("button", { name: "Notices are off" }).click();
  const sheet = rita.page.getByRole("dialog", { name: "Notices" });
  await sheet.getByRole("button", { name: "Turn on notices" }).click();
  await expect(sheet.getByText("Also while Parley is closed.")).toBeVisible();
  expect(await faults(rita.page)).toEqual([]);
  const endpoint = "https://push.invalid/1";
  expect(await standingOf(rita)).toEqual({ endpoint, words: false, language: "en" });

  await sheet.getByRole("checkbox", { name: "Show the words of a message" }).check();
  await expect.poll(() => standingOf(rita)).toEqual({ endpoint, words: true, language: "en" });
  await sheet.getByRole("checkbox", { name: "Show notices" }).uncheck();
  await expect.poll(() => standingOf(rita)).toBeNull();
  await sheet.getByRole("checkbox", { name: "Show notices" }).check();
  await expect.poll(() => standingOf(rita)).toMatchObject({ endpoint: "https://push.invalid/2" });

  // The next page finds it as it is, and whoever signs out takes it along.
  await rita.page.reload();
  await expect(rita.page.getByRole("button", { name: "Notices are on" })).toBeVisible();
  expect(await standingOf(rita)).toMatchObject({ endpoint: "https://push.invalid/2", words: true });
  await rita.page.getByRole("button", { name: "Sign out" }).click();
  await rita.page.waitForURL(/sign-in/);
  expect(taken).toEqual(["https://push.invalid/1", "https://push.invalid/2"]);
  expect(await rita.page.evaluate(() => Object.keys(localStorage))).not.toContain("pushed");
});

async function standingOf({ page }: Person): Promise<PushStanding["subscription"]> {
  const answer = await page.request.get("/api/me/push");
  return ((await answer.json()) as PushStanding).subscription;
}

/**
 * This browser cannot reach a push service, so what stands in for it hands out endpoints, and keeps them as a browser
 * would, over pages. What it takes back is answered in order.
 */
async function withPushService({ context }: Person): Promise<string[]> {
  const taken: string[] = [];
  await context.exposeFunction("takeBack", (endpoint: string) => void taken.push(endpoint));
  await context.addInitScript(() => {
    if (!("PushManager" in window)) return;
    const browser = window as unknown as { takeBack(endpoint: string): Promise<void> };
    const keys = {
      p256dh: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
      auth: "BTBZMqHH6r4Tts7J_aSIgg",
    };
    const bytes = (text: string) =>
      Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));
    const subscriptionOf = ({ endpoint, key }: { endpoint: string; key: string }) => ({
      endpoint,
      options: { applicationServerKey: bytes(key).buffer },
      toJSON: () => ({ endpoint, keys }),
      unsubscribe: async () => {
        localStorage.removeItem("pushed");
        await browser.takeBack(endpoint);
        return true;
      },
    });
    Object.assign(PushManager.prototype, {
      getSubscription: async () => {
        const held = localStorage.getItem("pushed");
        return held === null ? null : subscriptionOf(JSON.parse(held));
      },
      subscribe: async ({ applicationServerKey: key }: { applicationServerKey: string }) => {
        const count = Number(sessionStorage.getItem("count") ?? 0) + 1;
        sessionStorage.setItem("count", String(count));
        const made = { endpoint: `https://push.invalid/${count}`, key };
        localStorage.setItem("pushed", JSON.stringify(made));
        return subscriptionOf(made);
      },
    });
  });
  return taken;
}
