import { composer, holdBack, open, rows, say, talking, talkingWithTwo } from "./acts.ts";
import { expect, test } from "./fixtures.ts";

test("Enter sends, Shift+Enter breaks the line, and the focus stays where one writes", async ({
  sender,
  receiver,
}) => {
  const { rita, sam } = await talking({ sender, receiver });
  await composer(sam.page).focus();
  await sam.page.keyboard.type("two");
  await sam.page.keyboard.press("Shift+Enter");
  await sam.page.keyboard.type("lines");
  await sam.page.keyboard.press("Enter");
  await expect(rows(rita.page).last().locator(".prose p")).toHaveText(/two\s*lines/);
  await expect(composer(sam.page)).toHaveValue("");
  await expect(composer(sam.page)).toBeFocused();
  await sam.page.keyboard.press("Enter");
  await sam.page.keyboard.type("   ");
  await sam.page.keyboard.press("Enter");
  await expect(rows(sam.page)).toHaveCount(2);
});

test("on touch, Enter makes a new line and the button sends", async ({ sender, receiver }) => {
  const { rita, sam } = await talking(
    { sender, receiver },
    { sam: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } },
  );
  await composer(sam.page).focus();
  await sam.page.keyboard.type("two");
  await sam.page.keyboard.press("Enter");
  await sam.page.keyboard.type("lines");
  await expect(composer(sam.page)).toHaveValue("two\nlines");
  await sam.page.keyboard.press("Control+Enter");
  await expect(rows(rita.page).last().locator(".prose p")).toHaveText(/two\s*lines/);
});

test("Enter never sends while an input method composes", async ({ sender, receiver }) => {
  const { rita, sam } = await talking({ sender, receiver });
  await composer(sam.page).focus();
  const devtools = await sam.context.newCDPSession(sam.page);
  await devtools.send("Input.imeSetComposition", { text: "にほ", selectionStart: 2, selectionEnd: 2 });
  // While composing, browsers give the key to the input method and tell the page this code.
  const key = { type: "rawKeyDown", key: "Enter", code: "Enter", windowsVirtualKeyCode: 229 } as const;
  await devtools.send("Input.dispatchKeyEvent", key);
  await expect(composer(sam.page)).toHaveValue("にほ");
  await devtools.send("Input.insertText", { text: "日本" });
  await sam.page.keyboard.press("Enter");
  await expect(rows(rita.page)).toHaveText([/first/, /日本/]);
});

test("a long text makes the field grow, up to a bound", async ({ sender, receiver }) => {
  const { sam } = await talking({ sender, receiver });
  const height = async () => (await composer(sam.page).boundingBox())?.height ?? 0;
  const oneLine = await height();
  await composer(sam.page).fill("a\nb\nc\nd");
  await expect.poll(height).toBeGreaterThan(oneLine * 1.5);
  await composer(sam.page).fill("line\n".repeat(200));
  await expect.poll(height).toBeLessThan(400);
  await composer(sam.page).fill("");
  await expect.poll(height).toBe(oneLine);
});

test("a text that is too long is not sent and not lost", async ({ sender, receiver }) => {
  const { sam } = await talking({ sender, receiver });
  await composer(sam.page).fill("x".repeat(4_001));
  await sam.page.getByRole("button", { name: "Send" }).click();
  await expect(sam.page.locator("#status")).toHaveText(/4,000 characters; this one has 4,001/);
  await expect(composer(sam.page)).toHaveValue("x".repeat(4_001));
  await expect(rows(sam.page)).toHaveCount(1);
});

test("the up arrow mends the last own message, Escape gives the draft back", async ({ sender, receiver }) => {
  const { rita, sam } = await talking({ sender, receiver }, { first: "a mistkae" });
  await say(rita.page, "What?");
  await expect(rows(sam.page)).toHaveCount(2);
  await composer(sam.page).focus();
  await sam.page.keyboard.press("ArrowUp");
  await expect(composer(sam.page)).toHaveValue("a mistkae");
  await sam.page.keyboard.press("Escape");
  await expect(composer(sam.page)).toHaveValue("");
  await sam.page.keyboard.press("ArrowUp");
  await composer(sam.page).fill("a mistake");
  await sam.page.keyboard.press("Enter");
  await expect(rows(rita.page).first()).toContainText("a mistake");
  await expect(rows(rita.page).first()).toContainText("edited");
  await expect(composer(sam.page)).toHaveValue("");
  await expect(rows(sam.page)).toHaveCount(2);
});

test("an edit that cannot be stored keeps the text and says why", async ({ sender, receiver }) => {
  const { rita, sam } = await talking({ sender, receiver }, { first: "before" });
  await rows(sam.page).first().hover();
  await rows(sam.page).first().getByRole("button", { name: "Edit" }).click();
  await expect(composer(sam.page)).toBeFocused();
  await composer(sam.page).fill("after");
  await sam.context.setOffline(true);
  await expect(sam.page.locator("#status")).toContainText("offline");
  await sam.page.keyboard.press("Enter");
  await expect(sam.page.locator("#status")).toContainText("Not changed yet; your text is still here.");
  await expect(composer(sam.page)).toHaveValue("after");
  await sam.context.setOffline(false);
  await say(rita.page, "Are you back?");
  await expect(rows(sam.page)).toHaveCount(2);
  await expect(composer(sam.page)).toHaveValue("after");
  await composer(sam.page).press("Enter");
  await expect(rows(rita.page).first()).toContainText("after");
});

test("a message is deleted for both, after a question", async ({ sender, receiver }) => {
  const { rita, sam } = await talking({ sender, receiver }, { first: "secret" });
  const remove = async (answer: string) => {
    await rows(sam.page).first().hover();
    await rows(sam.page).first().getByRole("button", { name: "More" }).click();
    await sam.page.getByRole("button", { name: "Delete" }).click();
    await sam.page.getByRole("dialog").getByRole("button", { name: answer }).click();
    await expect(sam.page.getByRole("dialog")).toHaveCount(0);
  };
  await remove("Cancel");
  await expect(rows(rita.page).first()).toContainText("secret");
  await remove("Delete");
  for (const { page } of [sam, rita]) {
    await expect(rows(page)).toHaveText([/Message deleted/]);
  }
  await expect(rita.page.getByRole("link", { name: "Sam" })).not.toContainText("secret");
});

test("what is half written waits in its conversation", async ({ sender, receiver }) => {
  const { rita, sam, nora } = await talkingWithTwo({ sender, receiver });
  await composer(rita.page).fill("Dear Nora");
  await open(rita, sam);
  await expect(composer(rita.page)).toHaveValue("");
  await open(rita, nora);
  await expect(composer(rita.page)).toHaveValue("Dear Nora");
});

test("what was typed before the script came is kept", async ({ sender, receiver }) => {
  const { rita, sam } = await talking({ sender, receiver });
  const release = await holdBack(sam.page, "**/build/*.js");
  await sam.page.reload({ waitUntil: "commit" });
  await composer(sam.page).fill("typed early");
  release();
  await expect(sam.page.locator(".status--floating")).toBeAttached();
  await expect(composer(sam.page)).toHaveValue("typed early");
  await composer(sam.page).press("Enter");
  await expect(rows(rita.page).last()).toContainText("typed early");
});
