import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { sendPlan } from "./pictures/floor-plan.ts";
import { createSignUp, hears, say, writeTo } from "./pictures/people.ts";
import { withProgram } from "./pictures/program.ts";

/** Takes README's pictures: a short talk through the real pages of the built program. */
const images = join(import.meta.dirname, "../docs/images");

const desk = { viewport: { width: 1160, height: 740 }, colorScheme: "light" } as const;
const phone = {
  viewport: { width: 390, height: 780 },
  colorScheme: "dark",
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
} as const;

mkdirSync(images, { recursive: true });
await withProgram(async (program, browser) => {
  const signUp = createSignUp(browser, program);
  const rita = await signUp(program.setupUrl, "Rita Reyes", desk);
  const sam = await signUp("/sign-up", "Sam Okoro", phone);
  await others(signUp);
  await talk(rita, sam);
  await picture(sam, rita, "Rita", "chat-phone.png");
  await picture(rita, sam, "Sam", "chat.png");
  const huda = await signUp("/sign-up", "هدى منصور", { ...phone, colorScheme: "light", locale: "ar" });
  await talkInArabic(rita, huda);
  await picture(huda, rita, "Rita", "chat-arabic.png");
});

async function others(signUp: ReturnType<typeof createSignUp>): Promise<void> {
  const said = [
    ["Jonas Weber", "Thanks for the quick help, the parcel arrived this morning."],
    ["Noor Haddad", "شكرًا جزيلًا، هذا ما كنت أبحث عنه"],
    ["Mia Lind", "Do you have the opening times for the holidays?"],
    ["Tariq Aziz", "I sent the form. Is there anything else that you need from me?"],
  ] as const;
  for (const [name, text] of said) {
    const page = await signUp("/sign-up", name, phone);
    await writeTo(page, "Rita Reyes", text);
  }
}

async function talk(rita: Page, sam: Page): Promise<void> {
  await writeTo(sam, "Rita Reyes", "Hello, could I move my appointment on Tuesday to later?");
  await rita.getByRole("link", { name: /Sam Okoro/ }).click();
  await say(rita, "Good morning, Sam.\nWe have two places left:\n- 10:30\n- 14:00");
  await say(sam, "14:00 is perfect. Do I need to bring anything?");
  await say(rita, "Only your card. You will find us on the **second floor** now, next to the lift.");
  await sendPlan(rita);
  await say(sam, "Thank you, see you then");
  await hears(rita, "see you then");
  await hears(sam, "second floor");
  // Both marks travel on their own; what was new when she came is so no longer.
  await sam.getByText("Read", { exact: true }).last().waitFor({ state: "attached" });
  await rita.reload();
}

async function talkInArabic(rita: Page, huda: Page): Promise<void> {
  await writeTo(huda, "Rita Reyes", "صباح الخير، هل المكتب مفتوح يوم الأحد؟");
  await rita.getByRole("link", { name: /هدى/ }).click();
  await say(rita, "صباح النور. نعم، من الساعة التاسعة حتى الواحدة.");
  await hears(huda, "صباح النور");
  await huda.locator("#composer-text").fill("شكرًا لكم");
  await huda.locator(".composer__send").click();
  await hears(rita, "شكرًا لكم");
  await sendPlan(rita);
  await huda.locator("#messages article img").first().waitFor();
}

/** One looks on while the other begins to write. */
async function picture(looking: Page, writing: Page, writer: string, file: string): Promise<void> {
  await looking.locator(".undo").waitFor({ state: "detached" });
  await writing.locator("#composer-text").pressSequentially("See you on Tuesday");
  await looking.locator(".typing").getByText(writer).waitFor();
  await looking.screenshot({ path: join(images, file), animations: "disabled" });
  await writing.locator("#composer-text").fill("");
}
