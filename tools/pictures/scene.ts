import type { Page } from "@playwright/test";
import { sendPlan } from "./floor-plan.ts";
import { hears, type SignUp, say, writeTo } from "./people.ts";
import type { Program } from "./program.ts";

/** The people who were here before the pictures are taken, still signed in. */
export interface Scene {
  rita: Page;
  sam: Page;
  /** Without a conversation. */
  fresh: Page;
  links: { join: string; reset: string };
}

const desk = { viewport: { width: 1200, height: 800 } };

/** A place with some life in it: two who answer, several who ask, and a talk with every kind of message. */
export async function setScene(program: Program, signUp: SignUp): Promise<Scene> {
  const rita = await signUp(program.setupUrl, "Rita Reyes", desk);
  const join = await invitation(rita);
  await rita.goto("/chat");
  await signUp(join, "Omar Bianchi", desk);
  const sam = await signUp("/sign-up", "Sam Okoro", desk);
  for (const [name, text] of askers) await writeTo(await signUp("/sign-up", name, desk), "Rita Reyes", text);
  const fresh = await signUp("/sign-up", "Alex Moreau", desk);
  await talk(rita, sam);
  return { rita, sam, fresh, links: { join: await invitation(rita), reset: await resetLink(rita) } };
}

const askers = [
  ["Jonas Weber", "Thanks for the quick help, the parcel arrived this morning."],
  ["Noor Haddad", "شكرًا جزيلًا، هذا ما كنت أبحث عنه"],
  ["田中 美咲", "お世話になっております。予約の変更をお願いできますか。"],
  ["Maximiliane von Hohenstein-Wolkersdorf", "Do you have the opening times for the holidays?"],
] as const;

async function talk(rita: Page, sam: Page): Promise<void> {
  await writeTo(sam, "Rita Reyes", "Hello, could I move my appointment on Tuesday to later?");
  await rita.getByRole("link", { name: /Sam Okoro/ }).click();
  await say(rita, "Good morning, Sam.\nWe have two places left:\n- 10:30\n- 14:00, with **Dr Lang**");
  await say(sam, "14:00 is perfect");
  await say(
    sam,
    "This is what the form says:\n```\nPOST /appointments HTTP/1.1\nx-reason: a line of code that is longer than the bubble is wide, and then some\n```",
  );
  await say(
    rita,
    "> This is what the form says\n\nThat is a fault of ours, see https://status.example.org/incidents/2026/a-rather-long-address-that-goes-on-and-on",
  );
  await say(sam, "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft");
  await say(sam, "👍🎉");
  await say(rita, "صباح الخير، الموعد الجديد يوم الثلاثاء الساعة 14:00");
  await say(rita, "火曜日の14時にお待ちしております。");
  await say(sam, "A slip of the thumb");
  await takeBack(sam, "A slip of the thumb");
  await react(rita, "14:00 is perfect", "👍");
  await react(sam, "14:00, with Dr Lang", "❤️");
  await sendPlan(rita);
  await say(sam, "Thank you, see you then");
  await hears(rita, "see you then");
  await sam.getByText("Read", { exact: true }).last().waitFor({ state: "attached" });
}

async function takeBack(page: Page, text: string): Promise<void> {
  await useTool(page, text, "More");
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await page.getByRole("log").getByText(text).waitFor({ state: "detached" });
}

async function react(page: Page, text: string, emoji: string): Promise<void> {
  await useTool(page, text, "React");
  await page.getByRole("dialog").getByRole("button", { name: emoji }).click();
  await page.locator(".reaction").first().waitFor();
}

async function useTool(page: Page, text: string, name: string): Promise<void> {
  const row = page.locator("#messages article", { hasText: text }).first();
  await row.hover();
  await row.locator(".tools").getByRole("button", { name, exact: true }).click();
}

async function invitation(owner: Page): Promise<string> {
  await owner.goto("/team");
  await owner.locator("form[action='/team/invitations'] button").click();
  return owner.locator(".invitation input").inputValue();
}

async function resetLink(owner: Page): Promise<string> {
  await owner.goto("/people");
  await owner.locator("form[action$='/reset-link'] button").first().click();
  return owner.locator(".invitation input").inputValue();
}
