import { begin, rows, say, talking } from "./acts.ts";
import { expect, test } from "./fixtures.ts";
import { conversationOn, numbered, writerFor } from "./writer.ts";

test("what is written while the program is down goes out once, in order, when it is back", {
  tag: "@process",
}, async ({ program, sender, receiver }) => {
  const { rita, sam } = await talking({ sender, receiver });
  await program.crash();
  await expect(sam.page.locator("#status")).toHaveText("Reconnecting…");
  for (const text of ["second", "third"]) await say(sam.page, text);
  await expect(rows(sam.page).last()).toContainText("Sending");
  await program.startAgain();
  await expect(rows(rita.page)).toHaveText([/first/, /second/, /third/]);
  await expect(rows(sam.page)).toHaveText([/first/, /second/, /third/]);
  await expect(sam.page.getByText("Sending")).toBeHidden();
});

test("without a network the page says so, keeps what is written, and tells when it is back", async ({
  sender,
  receiver,
}) => {
  const { rita, sam } = await talking({ sender, receiver });
  await sam.context.setOffline(true);
  await expect(sam.page.locator("#status")).toHaveText(
    "You are offline. Messages will go out when you are back.",
  );
  // Whether Rita is here, nobody knows now.
  await expect(sam.page.locator(".thread__presence")).toBeHidden();
  await say(sam.page, "written in a tunnel");
  await expect(rows(sam.page).last()).toContainText("Sending");
  await sam.context.setOffline(false);
  await expect(sam.page.locator("#status")).toHaveText("Back online");
  await expect(sam.page.locator(".thread__presence")).toBeVisible();
  await expect(rows(rita.page).last()).toContainText("written in a tunnel");
  await expect(sam.page.locator("#status")).toHaveText("");
});

test("who was away finds everything that was said meanwhile", async ({ program, sender, receiver }) => {
  const { rita, sam } = await talking({ sender, receiver });
  await sam.context.setOffline(true);
  await expect(sam.page.locator("#status")).not.toHaveText("");
  const writer = await writerFor(rita, program);
  await writer.say(conversationOn(rita), ...numbered(1, 230));
  await sam.context.setOffline(false);
  await expect(rows(sam.page)).toHaveCount(231);
  await expect(rows(sam.page).last()).toContainText("line 230");
  writer.close();
});

test("where a browser keeps nothing, the page says so, and it asks before something unsent is left", async ({
  sender,
  receiver,
}) => {
  const rita = await receiver("Rita");
  const sam = await sender("Sam");
  await sam.context.addInitScript(() => Object.defineProperty(window, "indexedDB", { value: undefined }));
  await sam.page.reload();
  await expect(sam.page.locator("#status")).toHaveText(/cannot keep unsent messages/);
  await begin(sam, rita, "first");
  await sam.context.setOffline(true);
  await say(sam.page, "not gone out yet");
  const asked = sam.page.waitForEvent("dialog");
  await sam.page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.dismiss();
  await sam.context.setOffline(false);
  await expect(rows(rita.page).last()).toContainText("not gone out yet");
});

test("where the network lets no WebSocket through, people talk all the same", async ({
  sender,
  receiver,
}) => {
  const rita = await receiver("Rita");
  const sam = await sender("Sam");
  await sam.page.addInitScript(() => {
    // Nothing answers there: the line fails before it opens, as behind a proxy that knows no WebSocket.
    window.WebSocket = class extends WebSocket {
      constructor(url: string | URL) {
        super(String(url).replace("/socket.io/", "/nowhere/"));
      }
    };
  });
  await sam.page.reload();
  await begin(sam, rita, "is anybody there");
  await say(rita.page, "yes");
  await expect(rows(sam.page)).toHaveText([/is anybody there/, /yes/]);
});
