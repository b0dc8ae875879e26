import { expect, test } from "vitest";
import { password } from "../app.ts";
import { scene, wrongOf } from "./attack.ts";
import { type Phone, sessionCount, signIn, tryToSignIn } from "./scene.ts";

test("the API lets in with the password and the code, and with nothing less", async () => {
  const { app, time, ana, phone, ownersPhone } = await scene();
  const { email } = ana;
  const right = phone.next();
  const usedRecovery = phone.recoveryCodes[0] ?? "";
  await signIn(app, ana, usedRecovery);
  const before = await sessionCount(app, ana);

  for (const [code, status] of wrongCodes({ right, usedRecovery, ownersPhone })) {
    const answer = await tryToSignIn(app, { email, password, ...(code !== undefined && { code }) });
    expect(answer.status, JSON.stringify(code)).toBe(status);
    expect(await answer.text()).not.toContain("token");
  }
  const more = { twoFactor: false, challenge: "x", secondStep: "passed" };
  expect((await tryToSignIn(app, { email, password, ...more })).status).toBe(400);
  expect(await sessionCount(app, ana)).toBe(before);

  expect((await tryToSignIn(app, { email, password, code: right })).status).toBe(201);
  expect(await sessionCount(app, ana)).toBe(before + 1);
  time.now += 1;
});

test("the API asks for the code only once the password was right", async () => {
  const { app, ana, phone } = await scene();
  const { email } = ana;
  const code = phone.next();
  const asked = await (await tryToSignIn(app, { email, password })).json();
  expect(asked).toMatchObject({ error: { code: "unauthenticated", fields: { code: expect.any(String) } } });
  const refused = [
    { email, password: "a wrong password" },
    { email, password: "a wrong password", code },
    { email: "nobody@people.example", password, code },
  ];
  const answers = await Promise.all(refused.map(async (body) => (await tryToSignIn(app, body)).json()));
  for (const { error } of answers as { error: object }[]) {
    expect(error).toEqual((answers[0] as { error: object }).error);
    expect(error).not.toHaveProperty("fields");
  }
  // The code was not used up by a guess at the password.
  expect((await tryToSignIn(app, { email, password, code })).status).toBe(201);
});

test("a code counts once, also when it comes many times at once", async () => {
  const { app, ana, phone } = await scene();
  const { email } = ana;
  const before = await sessionCount(app, ana);
  const code = phone.next();
  const recovery = phone.recoveryCodes[1] ?? "";
  for (const one of [code, recovery]) {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => tryToSignIn(app, { email, password, code: one })),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect((await tryToSignIn(app, { email, password, code: one })).status).toBe(401);
  }
  expect(await sessionCount(app, ana)).toBe(before + 2);
});

test("a code is over after its time, and those before one that was used never count again", async () => {
  const { app, time, ana, phone } = await scene();
  const { email } = ana;
  const old = phone.next();
  const newer = phone.next();
  expect((await tryToSignIn(app, { email, password, code: newer })).status).toBe(201);
  expect((await tryToSignIn(app, { email, password, code: old })).status).toBe(401);
  const late = phone.next();
  time.now += 61_000;
  expect((await tryToSignIn(app, { email, password, code: late })).status).toBe(401);
});

interface Tried {
  right: string;
  usedRecovery: string;
  ownersPhone: Phone;
}

/** What somebody may give instead of the right code, and the status of the refusal. */
function wrongCodes({ right, usedRecovery, ownersPhone }: Tried): [code: unknown, status: number][] {
  return [
    [undefined, 401],
    ["", 401],
    ["  ", 401],
    [null, 400],
    [Number(right), 400],
    [[right], 400],
    [{ $ne: "" }, 400],
    [true, 400],
    [wrongOf(right), 401],
    [right.slice(1), 401],
    [`${right}0`, 401],
    [`${right}\u0000`, 401],
    [ownersPhone.code(), 401],
    [ownersPhone.recoveryCodes[0], 401],
    [usedRecovery, 401],
    [usedRecovery.toLowerCase().replaceAll("-", " "), 401],
    ["0000-0000-0000-0000", 401],
    ["' OR 1=1 --", 401],
    ["x".repeat(10_000), 401],
  ];
}
