import { readdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { call, setupToken, temporaryFolder } from "../app.ts";
import { refusedStart, startProgram, stopProgram } from "./program.ts";

const owner = {
  name: "Olga",
  email: "olga@people.example",
  password: "correct horse battery",
  role: "receiver",
};

describe("the first start", () => {
  test("says where it is in its first line, and how to make the owner's account in the second", async () => {
    const { url, said } = await startProgram(await temporaryFolder());
    expect(said[0]).toBe(`Parley is ready at ${url}`);
    expect((await call(url, "GET", "/readyz")).status).toBe(200);
    expect((await call(url, "GET", `/setup?token=${setupToken}`)).status).toBe(200);
  });

  test("makes its own secrets, which only its user can read, and keeps them", async () => {
    const folder = join(await temporaryFolder(), "data");
    const program = await startProgram(folder, { SETUP_TOKEN: "" });
    await expect.poll(() => program.said[1]).toMatch(/\/setup\?token=[\w-]{43}$/);
    const token = program.said[1]?.split("token=")[1];
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    for (const file of await readdir(folder)) {
      expect((await stat(join(folder, file))).mode & 0o077, file).toBe(0);
    }
    await stopProgram(program);
    const again = await startProgram(folder, { SETUP_TOKEN: "" });
    await expect.poll(() => again.said[1]).toContain(token);
    const made = await call(again.url, "POST", "/api/accounts", { body: { ...owner, setupToken: token } });
    const { token: session, account } = await made.json();
    expect(account.owner).toBe(true);
    await stopProgram(again);
    const third = await startProgram(folder, { SETUP_TOKEN: "" });
    expect((await call(third.url, "GET", "/api/me", { token: session })).status).toBe(200);
    expect(third.said).toHaveLength(1);
    expect(await readdir(folder)).not.toContain("setup.token");
  });
});

test("a file .env in the folder that it is started in sets what the environment does not", async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, ".env"), "PUBLIC_URL=https://chat.example.org\nLOG_LEVEL=loud\n");
  const { said } = await startProgram(folder, { LOG_LEVEL: "error" }, undefined, folder);
  expect(said[0]).toBe("Parley is ready at https://chat.example.org");
});

describe("a start that cannot work", () => {
  test("says why in one sentence", async () => {
    const { code, said } = await refusedStart(await temporaryFolder(), { SETUP_TOKEN: "short" });
    expect([code, said]).toEqual([1, "SETUP_TOKEN must be at least 16 letters, digits, - or _."]);
  });

  test("because another one uses the folder names the folder, and leaves the other alone", async () => {
    const folder = await temporaryFolder();
    const { url } = await startProgram(folder);
    const { code, said } = await refusedStart(folder);
    expect(code).toBe(1);
    expect(said).toContain(folder);
    expect(said.split("\n")).toHaveLength(1);
    expect((await call(url, "GET", "/readyz")).status).toBe(200);
  });

  test("because the port is taken names the port", async () => {
    const { url } = await startProgram(await temporaryFolder());
    const port = new URL(url).port;
    const { code, said } = await refusedStart(await temporaryFolder(), { PORT: port });
    expect(code).toBe(1);
    expect(said).toContain(port);
  });
});
