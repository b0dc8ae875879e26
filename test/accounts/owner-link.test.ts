import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { call, post, type Somebody, startApp, temporaryFolder } from "../app.ts";
import { startTimedApp, turnOn } from "../two-factor/scene.ts";
import { newBrowser } from "../web/browser.ts";

const run = promisify(execFile);
const root = join(import.meta.dirname, "../..");
const newPassword = "another horse, another battery";

test("an owner who lost password and phone gets in again, by a command that only the machine's operator can run", async () => {
  const dataDir = await temporaryFolder();
  const { app, time } = await startTimedApp({ dataDir });
  time.now = Date.now();
  const owner = await app.owner();
  await turnOn(app, owner, time);
  await app.close();

  const { stdout } = await ownerLink(dataDir);
  const link = new URL(/http\S+/.exec(stdout)?.[0] ?? "").searchParams.get("link") ?? "";
  expect(stdout).not.toContain(owner.email);

  const again = await startApp({ dataDir });
  const browser = newBrowser(again.url);
  const done = await browser.submit("/reset", { link, password: newPassword });
  expect(done.status).toBe(303);
  const { email } = owner;
  const { account } = await post<Somebody>(again.url, "/api/sessions", { email, password: newPassword });
  expect(account.owner).toBe(true);
  expect((await call(again.url, "GET", "/api/me", { token: owner.token })).status).toBe(401);
  const used = await browser.submit("/reset", { link, password: "a third one, just as long" });
  expect(used.status).toBe(403);
});

test("the command says what is in its way: no owner yet, or a Parley that runs", async () => {
  const dataDir = await temporaryFolder();
  await expect(ownerLink(dataDir)).rejects.toMatchObject({ stderr: /Nobody owns this place yet/ });
  await startApp({ dataDir });
  await expect(ownerLink(dataDir)).rejects.toMatchObject({ code: 1, stderr: /in use|another|already/i });
});

function ownerLink(dataDir: string) {
  const { SECRET_KEY: _, ...rest } = process.env;
  return run(process.execPath, [join(root, "dist/owner-link.js")], {
    cwd: dataDir,
    env: { ...rest, DATA_DIR: dataDir, LOG_LEVEL: "silent" },
  });
}
