import { randomUUID } from "node:crypto";
import { io, type Socket } from "socket.io-client";
import { corpus, families } from "../hostile/corpus.ts";
import { begin, type Makers, rows } from "./acts.ts";
import { expect, type Person, type Program, test } from "./fixtures.ts";
import { policyReportsIn, watchFor, withoutScript } from "./hostile/alarms.ts";
import { lookAt } from "./hostile/look.ts";
import { type Hand, hireAll, inBatches, sayByForm, signUpAll } from "./hostile/people.ts";
import { lookElsewhere, shownOn, withSystemNotices } from "./system-notices.ts";
import { conversationOn, writerFor } from "./writer.ts";

test.use({ settings: { RATE_LIMIT_SCALE: "0", LOG_LEVEL: "warn" } });

/** One of each family, for what takes long; of those a few, for what takes a second each. */
const mostSpeakers = 6;
const examples = new Set(Object.values(families).map((texts) => texts[0] ?? ""));

const parts = Array.from({ length: Math.ceil(corpus.length / 100) }, (_, n) =>
  corpus.slice(n * 100, (n + 1) * 100),
);

test("no message runs, asks elsewhere or changes the page: live, in history, reloaded and without script", async ({
  sender,
  receiver,
  program,
  complaints,
}) => {
  const { rita, sam, alarms } = await watched({ sender, receiver, program });
  await begin(sam, rita, "hello");
  const conversationId = conversationOn(sam);

  const count = await sayAll(sam, rita, program);
  console.info(`Messages: ${count} of ${corpus.length} were stored, the others refused.`);
  expect(count).toBeGreaterThan(600);

  expect((await lookAt(sam.page)).wrong).toEqual([]);
  await rita.page.reload();
  expect((await lookAt(rita.page)).wrong).toEqual([]);
  await rita.page.getByRole("button", { name: "Load older" }).click();
  await expect.poll(() => rows(rita.page).count()).toBeGreaterThan(100);
  expect((await lookAt(rita.page)).wrong).toEqual([]);
  const read = await readWithoutScript(rita, `/chat/${conversationId}`, "Load older messages");
  expect(read.messages).toBe(1 + count + parts.length);

  expect({ alarms: alarms.flat(), complaints, reports: policyReportsIn(program) }).toEqual(nothing);
});

test("no name does either: in the list, over a thread, typing, announced, in the title, on the team's page", async ({
  sender,
  receiver,
  program,
  complaints,
}) => {
  const { rita, sam, alarms } = await watched({ sender, receiver, program });
  const title = await rita.page.title();
  const toRita = await pathTo(rita, sam);

  const people = await signUpAll(program, corpus);
  const named = people.filter((person) => person !== null);
  console.info(`Names: ${named.length} of ${corpus.length} were taken, the others refused.`);
  expect(named.length).toBeGreaterThan(550);
  const count = await sayByForm(program, people, toRita, corpus);
  await expect(rita.page.locator(".inbox .talk")).toHaveCount(count);
  expect((await lookAt(rita.page)).wrong).toEqual([]);
  expect(await rita.page.title()).toBe(`(${count}) ${title}`);
  expect((await readWithoutScript(rita, "/chat", "Show older conversations")).names).toBeGreaterThan(count);

  const speakers = named.filter(({ name }) => examples.has(name)).slice(0, mostSpeakers);
  for (const speaker of speakers) await hearFrom(speaker, rita, program);

  const answering = await hireAll(program, [...examples], await tokenOf(rita));
  await Promise.all([sam.page.goto("/chat"), rita.page.goto("/team")]);
  for (const { page } of [sam, rita]) {
    const sight = await lookAt(page);
    expect(sight.wrong).toEqual([]);
    expect(sight.names).toBeGreaterThan(answering.filter(Boolean).length);
  }
  expect({ alarms: alarms.flat(), complaints, reports: policyReportsIn(program) }).toEqual(nothing);
});

test("no notice does either, whoever wrote whatever", async ({ sender, receiver, program, complaints }) => {
  const rita = await receiver("Rita Reyes");
  const sam = await sender("Sam Okoro");
  const alarms = [await watchFor(rita.context, program)];
  await withSystemNotices(rita.context, "granted");
  await rita.page.reload();
  const toRita = await pathTo(rita, sam);
  await sam.page.goto("/chat");
  await begin(sam, rita, "hello");
  await rita.page.getByRole("button", { name: "Notices are off" }).click();
  const sheet = rita.page.getByRole("dialog", { name: "Notices" });
  await sheet.getByRole("button", { name: "Turn on notices" }).click();
  await sheet.getByRole("checkbox", { name: "Show the words of a message" }).check();
  await rita.page.keyboard.press("Escape");
  await lookElsewhere(rita);

  const texts = [...examples];
  const people = await signUpAll(program, texts);
  const count = await sayByForm(program, people, toRita, texts);
  expect(count).toBeGreaterThan(10);
  await expect.poll(async () => (await shownOn(rita.page)).notices.length).toBeGreaterThanOrEqual(count);
  const names = new Set(["Sam Okoro", ...people.map((person) => person?.name)]);
  const { notices } = await shownOn(rita.page);
  expect(notices.filter(({ title }) => !names.has(title))).toEqual([]);
  expect((await lookAt(rita.page)).wrong).toEqual([]);
  expect({ alarms: alarms.flat(), complaints, reports: policyReportsIn(program) }).toEqual(nothing);
});

test("the watch that these tests keep sees what it must see", async ({ receiver, program, complaints }) => {
  const rita = await receiver("Rita Reyes");
  const alarms = await watchFor(rita.context, program);
  await rita.page.reload();
  const refusal = await rita.page.evaluate(() => {
    document.body.append(document.createElement("marquee"));
    try {
      document.body.innerHTML = "<img src=x onerror=__hit()>";
      return "";
    } catch (error) {
      return String(error);
    }
  });
  expect(refusal).toContain("TrustedHTML");
  await expect.poll(() => complaints.join()).toContain("require-trusted-types-for");
  expect((await lookAt(rita.page)).wrong).toEqual([expect.stringContaining("A foreign element")]);
  await rita.page.evaluate(() => Object(window).__hit());
  expect(alarms).toEqual(["It ran a script"]);
  await expect.poll(() => policyReportsIn(program).length).toBeGreaterThan(0);
  complaints.length = 0;
});

/** Two people whose browsers notice whatever only a script of somebody's could have done. */
async function watched({ sender, receiver, program }: Makers & { program: Program }) {
  const rita = await receiver("Rita Reyes");
  const sam = await sender("Sam Okoro");
  const alarms = [await watchFor(rita.context, program), await watchFor(sam.context, program)];
  await rita.page.reload();
  await sam.page.reload();
  return { rita, sam, alarms };
}

/** The page keeps the newest messages only, so all of them are looked at bit by bit. How many were stored. */
async function sayAll(author: Person, reader: Person, program: Program): Promise<number> {
  const conversationId = conversationOn(author);
  const writer = await writerFor(author, program);
  const say = (text: string) =>
    writer.ask("message:send", { conversationId, key: randomUUID(), text }).then(
      () => true,
      () => false,
    );
  let count = 0;
  for (const [n, part] of parts.entries()) {
    const stored = (await inBatches(part, say)).filter(Boolean).length;
    count += stored;
    await say(`end of part ${n}`);
    await expect(rows(reader.page).last()).toContainText(`end of part ${n}`);
    const live = await lookAt(reader.page);
    expect(live.wrong).toEqual([]);
    expect(live.messages).toBeGreaterThan(stored);
  }
  writer.close();
  return count;
}

/** Where somebody writes to the other for the first time. */
async function pathTo(receiver: Person, { page }: Person): Promise<string> {
  await page.getByRole("link", { name: receiver.name }).click();
  await page.waitForURL(/\/chat\/with\//);
  return new URL(page.url()).pathname;
}

/** Opens their conversation; they type and say one thing more, which is read out. */
async function hearFrom({ name, token }: Hand, listener: Person, program: Program): Promise<void> {
  const { page } = listener;
  const line: Socket = io(program.url, { auth: { token }, transports: ["websocket"], forceNew: true });
  const headers = { authorization: `Bearer ${token}` };
  const { conversations } = await (await fetch(`${program.url}/api/conversations`, { headers })).json();
  const conversationId = conversations[0].id;
  await page.locator(`.talk[href="/chat/${conversationId}"]`).click();
  await expect.poll(() => page.locator(".thread__title bdi").textContent(), often).toBe(name);
  await line.emitWithAck("typing:set", { conversationId, typing: true });
  await expect.poll(() => page.locator(".typing bdi").textContent(), often).toBe(name);
  expect((await lookAt(page)).wrong).toEqual([]);
  await line.emitWithAck("message:send", { conversationId, key: randomUUID(), text: name });
  await expect.poll(() => page.locator("#announcements").textContent(), often).toBe(`${name}: ${name}`);
  line.disconnect();
}

const often = { intervals: [50] };

async function tokenOf({ context }: Person): Promise<string> {
  const cookies = await context.cookies();
  return cookies.find(({ name }) => name === "session")?.value ?? "";
}

const nothing = { alarms: [], complaints: [], reports: [] };

/** Page for page, as somebody without script reads. What there was to read. */
async function readWithoutScript(
  person: Person,
  path: string,
  older: string,
): Promise<{ messages: number; names: number }> {
  const context = await withoutScript(person.page);
  const page = await context.newPage();
  await page.goto(path);
  const read = { messages: 0, names: 0 };
  for (;;) {
    const sight = await lookAt(page);
    expect(sight.wrong).toEqual([]);
    read.messages += sight.messages;
    read.names += sight.names;
    const link = page.getByRole("link", { name: older });
    if ((await link.count()) === 0) break;
    await page.goto((await link.getAttribute("href")) ?? "");
  }
  await context.close();
  return read;
}
