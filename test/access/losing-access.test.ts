import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { expect, test } from "vitest";
import { call, type RunningApp, type Somebody, startApp } from "../app.ts";
import { connect, type Device } from "../device.ts";
import { disable } from "./matrix/disabled.ts";
import { signIn } from "./matrix/world.ts";
import { type RawLine, rawLine } from "./raw-line.ts";

type Loss = (app: RunningApp, token: string, who: Somebody) => Promise<unknown>;

const losses: [string, Loss][] = [
  ["signing out", (app, token) => call(app.url, "DELETE", "/api/sessions/current", { token })],
  ["an account that is disabled", async (app, _token, who) => disable(app.url, await app.owner(), who)],
];

test.each(losses)(
  "after %s not one frame comes later than a second, though the device keeps coming back",
  async (_how, lose) => {
    const app = await startApp();
    const rita = await app.receiver("Rita");
    const sam = await app.sender("Sam");
    const [hers, his] = [await connect(app.url, rita.token), await connect(app.url, sam.token)];
    const { conversation } = await his.ask("conversation:open", {
      key: randomUUID(),
      receiverId: rita.account.id,
    });
    const token = await signIn(app.url, sam);
    const lines = [await letIn(app.url, token), await letIn(app.url, token)];
    const talk = keepSaying(hers, conversation.id);
    await told(lines);

    await lose(app, token, sam);
    const lostAt = Date.now();
    const comeback = await comingBack(app.url, token, lostAt + 1_500);
    const said = await talk.stop();

    const late = [...lines, ...comeback.letIn].flatMap(({ frames }) =>
      frames.filter(({ at, text }) => at > lostAt + 1_000 && text !== "2"),
    );
    console.info(`${said} messages said, ${comeback.tries} times back, ${late.length} frames too late.`);
    expect(late).toEqual([]);
    expect(comeback.letIn).toEqual([]);
    expect(lines.map((line) => line.isOpen())).toEqual([false, false]);
    expect(comeback.tries).toBeGreaterThan(5);
  },
);

async function letIn(url: string, token: string): Promise<RawLine> {
  const line = await rawLine(url, token);
  if (!line) throw new Error("A good token was not let in.");
  return line;
}

/** Speaks without a pause until told to stop; answers how often. */
function keepSaying(device: Device, conversationId: string): { stop(): Promise<number> } {
  let isOver = false;
  const saying = (async () => {
    let said = 0;
    while (!isOver) {
      await device.ask("message:send", { conversationId, key: randomUUID(), text: "still here" });
      said += 1;
      await once(AbortSignal.timeout(5), "abort");
    }
    return said;
  })();
  return {
    stop() {
      isOver = true;
      return saying;
    },
  };
}

/** Waits until all lines hear what is said. */
async function told(lines: RawLine[]): Promise<void> {
  const hears = ({ frames }: RawLine) => frames.some(({ text }) => text.includes("still here"));
  while (!lines.every(hears)) await once(AbortSignal.timeout(5), "abort");
}

async function comingBack(url: string, token: string, until: number) {
  const letIn: RawLine[] = [];
  let tries = 0;
  while (Date.now() < until) {
    const line = await rawLine(url, token);
    if (line) letIn.push(line);
    tries += 1;
    await once(AbortSignal.timeout(50), "abort");
  }
  return { letIn, tries };
}
