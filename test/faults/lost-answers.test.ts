import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Ack, Answers, Requests, SignedIn } from "../../src/shared/protocol.ts";
import { password, post, temporaryFolder } from "../app.ts";
import { connect, type Device } from "../device.ts";
import { startProgram, stopProgram } from "../program/program.ts";
import { type Break, brokenBuild } from "./broken-build.ts";
import { type Chance, printedChance } from "./chance.ts";
import { extent, faultTimeoutMs } from "./extent.ts";
import { readFresh } from "./history-views.ts";
import { makePeople } from "./load-people.ts";
import { type GivenAnswer, type LossyTab, openLossyTab } from "./network-lossy.ts";

const keys = extent(300, 10_000);
const inFlight = 50;
const day = 24 * 60 * 60 * 1000;

/** Only a build like this one can be told what day it is. */
const clockToSet: Break = {
  file: "src/app/ground.ts",
  find: "clock = Date.now",
  replace: "clock = () => Date.now() + Number(process.env.AHEAD_MS ?? 0)",
};

/** Remembers keys for half a minute, and in memory alone. */
const forgetful: Break[] = [
  {
    file: "src/store/sqlite/operations/append-message.ts",
    find: "if (isNew && addMessage(standing,",
    replace: `const recent = (globalThis.recent ??= new Map());
    const isKnown = Date.now() - (recent.get(key) ?? 0) < 30_000;
    recent.set(key, Date.now());
    if (!isKnown && isNew && addMessage(standing,`,
  },
  {
    file: "src/store/sqlite/operations/add-message.ts",
    find: "ON CONFLICT (key, author) WHERE key IS NOT NULL DO NOTHING",
    replace: "",
  },
  {
    file: "src/store/sqlite/migrate.ts",
    find: `const sql = readFileSync(new URL(name, folder), "utf8");`,
    replace: `const sql = readFileSync(new URL(name, folder), "utf8").replace("UNIQUE INDEX message_by_key", "INDEX message_by_key");`,
  },
];

type Wish = Requests["message:send"];

/** One person's outbox, what became of it, and everything that was wrong. */
interface Run {
  chance: Chance;
  url: string;
  token: string;
  wishes: Wish[];
  first: Map<string, GivenAnswer>;
  wrong: string[];
}

/** Sends `count` messages over a line that loses half of the answers, and again in every way there is. */
async function sendOverAndOver(chance: Chance, count: number, breaks: Break[] = []): Promise<string[]> {
  const dataDir = await temporaryFolder();
  const main = await brokenBuild(await temporaryFolder(), [clockToSet, ...breaks]);
  let program = await startProgram(dataDir, {}, main);
  const people = await makePeople(program.url, 1, 1);
  const [sender, receiver] = [the(people.senders), the(people.receivers)];
  const conversationId = people.conversationsOf(sender.account.id)[0] ?? "";
  const wishes = Array.from({ length: count }, (_, n) => ({
    conversationId,
    key: randomUUID(),
    text: `message ${n + 1}`,
  }));
  const { token } = sender;
  const run: Run = { chance, url: program.url, token, wishes, first: new Map(), wrong: [] };
  const witness = await connect(run.url, receiver.token);

  const half = Math.floor(count / 2);
  const unanswered = await sendOnce(run, wishes.slice(0, half));
  await untilAnswered(run, unanswered);
  await fromTwoTabs(run, wishes.slice(half));
  await untilAnswered(run, wishes); // over a new connection
  await fromAnotherDevice(run);
  await toldOnce(run, witness);

  await stopProgram(program);
  program = await startProgram(dataDir, {}, main);
  run.url = program.url;
  await untilAnswered(run, wishes);

  await stopProgram(program);
  program = await startProgram(dataDir, { AHEAD_MS: String(30 * day) }, main);
  run.url = program.url;
  run.token = (await signInAgain(run.url, sender)).token;
  await untilAnswered(run, wishes);
  await withOtherContent(run);
  await compareRows(run, sender);
  return run.wrong;
}

function the(people: SignedIn[]): SignedIn {
  const [somebody] = people;
  if (!somebody) throw new Error("Nobody was made.");
  return somebody;
}

/** Answers which stayed without an answer. */
async function sendOnce(run: Run, wishes: Wish[]): Promise<Wish[]> {
  const tab = await openTab(run);
  const lost: Wish[] = [];
  await someAtATime(wishes, async (wish) => {
    if (!(await tab.send(wish))) lost.push(wish);
  });
  tab.close();
  return lost;
}

/** Again and again under the same keys, until every answer has come through once. */
async function untilAnswered(run: Run, wishes: Wish[]): Promise<void> {
  const tab = await openTab(run);
  await someAtATime(wishes, async (wish) => {
    let answer = await tab.send(wish);
    while (!answer) answer = await tab.send(wish);
    judge(run, wish, answer);
  });
  tab.close();
}

/** Two tabs that hold the same outbox flush it at the same moment. */
async function fromTwoTabs(run: Run, wishes: Wish[]): Promise<void> {
  const tabs: LossyTab[] = [await openTab(run), await openTab(run)];
  await someAtATime(wishes, async (wish) => {
    const answers = await Promise.all(tabs.map((tab) => tab.send(wish)));
    for (const answer of answers) if (answer) judge(run, wish, answer, "either");
  });
  for (const tab of tabs) tab.close();
}

/** Another device of the same person, on a line that loses nothing. */
async function fromAnotherDevice(run: Run): Promise<void> {
  const other = await connect(run.url, run.token);
  await someAtATime(run.wishes, async (wish) => {
    judge(run, wish, { ok: true, ...(await other.ask("message:send", wish)) });
  });
  other.close();
}

async function withOtherContent(run: Run): Promise<void> {
  const device = await connect(run.url, run.token);
  await someAtATime(run.wishes, async (wish) => {
    const answer = await ack(device, { ...wish, text: `${wish.text}, and more` });
    if (answer.ok || answer.error.code !== "conflict") {
      run.wrong.push(`${wish.text}: its key was taken for another text`);
    }
  });
  device.close();
}

function ack(device: Device, wish: Wish): Promise<Ack<Answers["message:send"]>> {
  return new Promise((resolve) => device.socket.emit("message:send", wish, resolve));
}

function openTab({ url, token, chance, first, wrong }: Run): Promise<LossyTab> {
  return openLossyTab({
    url,
    token,
    chance,
    given(answer) {
      // Of two tabs, the one that came second may be answered first.
      if (!answer.duplicate && first.get(answer.key)?.duplicate === false) {
        wrong.push(`${answer.key}: stored twice`);
      } else if (!answer.duplicate || !first.has(answer.key)) {
        first.set(answer.key, answer);
      }
    },
  });
}

function judge(
  { first, wrong }: Run,
  wish: Wish,
  answer: Ack<Answers["message:send"]>,
  duplicate: true | "either" = true,
): void {
  const original = first.get(wish.key);
  if (!answer.ok) wrong.push(`${wish.text}: refused, ${answer.error.code}`);
  else if (answer.message.id !== original?.message.id || answer.message.seq !== original.message.seq) {
    wrong.push(`${wish.text}: was ${original?.message.id}, and is ${answer.message.id} when sent again`);
  } else if (duplicate !== "either" && !answer.duplicate) {
    wrong.push(`${wish.text}: sent again, and not called a duplicate`);
  }
}

/** The other party is told of each message once, however often it was sent. */
async function toldOnce({ wishes, wrong }: Run, witness: Device): Promise<void> {
  await witness.settled();
  const told = witness.heard.filter(({ name }) => name === "message:created").length;
  if (told !== wishes.length) wrong.push(`${told} events for ${wishes.length} messages`);
}

async function compareRows({ url, token, wishes, wrong }: Run, { account }: SignedIn): Promise<void> {
  const { conversations } = await readFresh(url, { account, token });
  const rows = conversations.flatMap(({ messages }) => messages);
  if (rows.length !== wishes.length) wrong.push(`${rows.length} rows for ${wishes.length} keys`);
  if (new Set(rows.map(({ key }) => key)).size !== rows.length) wrong.push("a key has two rows");
  if (rows.some(({ seq }, at) => seq !== at + 1)) wrong.push("the positions have gaps");
}

function signInAgain(url: string, { account }: SignedIn): Promise<SignedIn> {
  return post<SignedIn>(url, "/api/sessions", { email: account.email, password });
}

async function someAtATime<T>(all: T[], act: (one: T) => Promise<void>): Promise<void> {
  for (let done = 0; done < all.length; done += inFlight) {
    await Promise.all(all.slice(done, done + inFlight).map(act));
  }
}

describe("a message whose acknowledgement is lost", () => {
  test(
    "is there once, and keeps its place, however often and from wherever it is sent again",
    async () => expect(await sendOverAndOver(printedChance("lost answers"), keys)).toEqual([]),
    faultTimeoutMs,
  );

  test(
    "would be found twice if keys were remembered for half a minute in memory",
    async () => {
      const wrong = await sendOverAndOver(printedChance("lost answers, forgetful"), 40, forgetful);
      expect(wrong).toContain("a key has two rows");
    },
    faultTimeoutMs,
  );
});
