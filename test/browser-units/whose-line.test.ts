import { expect, test } from "vitest";
import { AppError } from "../../src/shared/errors.ts";
import { startApp } from "../app.ts";
import { openTab } from "./tab.ts";

async function scene() {
  const app = await startApp();
  await app.owner("Rita");
  const sam = await app.sender("Sam");
  const answers: (string | AppError)[] = [];
  const whoAmI = async () => {
    const answer = answers.shift() ?? sam.account.id;
    if (answer instanceof AppError) throw answer;
    return answer;
  };
  return { answers, tab: await openTab(app, sam, undefined, whoAmI) };
}

test("a line that comes back for somebody else is left at once", async () => {
  const { tab, answers } = await scene();
  const seen: string[] = [];
  tab.leave();
  tab.chat.subscribe((_event, { connection }) => void seen.push(connection));
  answers.push("somebody else");
  tab.socket.connect();
  await expect.poll(() => tab.ended).toEqual(["other_account"]);
  expect(tab.socket.connected).toBe(false);
  expect(seen).not.toContain("online");
});

test("a line that cannot tell for whom it is back is tried again", async () => {
  const { tab, answers } = await scene();
  tab.leave();
  answers.push(new AppError("unavailable", "The server did not answer."));
  tab.socket.connect();
  await expect.poll(() => answers).toEqual([]);
  await expect.poll(() => tab.socket.connected).toBe(false);
  tab.time.advance(30_000);
  await tab.until(({ connection }) => connection === "online");
  expect(tab.ended).toEqual([]);
});
