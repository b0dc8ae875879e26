import type { Page } from "@playwright/test";
import { begin, composer, open, rows, say, talking } from "./acts.ts";
import { expect, test } from "./fixtures.ts";
import { pressUntil } from "./keys.ts";

/** What somebody who listens to the page is told: the tree of names and roles, and what is read out by itself. */

test("the tree tells who says what and when, from finding somebody to closing", async ({
  sender,
  receiver,
}) => {
  const rita = await receiver("Rita");
  const sam = await sender("Sam");
  await expect(sam.page.locator("main")).toMatchAriaSnapshot(`
    - heading "Conversations" [level=1]
    - navigation "Conversations":
      - heading "Conversations" [level=2]
      - paragraph
      - region "Start a conversation":
        - heading "Start a conversation" [level=3]
        - list:
          - listitem:
            - link "Rita Online"
    - heading /Sam/ [level=2]
  `);
  const read = await listen(rita.page);
  await begin(sam, rita, "Hello there");
  await expect.poll(() => read).toEqual(["Sam: Hello there"]);
  await say(rita.page, "Good morning");
  await expect(rows(sam.page).last()).toContainText("Good morning");
  await expect(rita.page.locator("main")).toMatchAriaSnapshot(`
    - heading "Conversation with Sam" [level=1]
    - navigation "Inbox":
      - heading "Inbox" [level=2]
      - list "Show":
        - listitem:
          - button "All 1" [pressed]
        - listitem:
          - button /Unread \\d/
        - listitem:
          - button "Waiting 0"
        - listitem:
          - button "Closed 0"
      - list:
        - listitem:
          - link /Sam ?, Online/
    - region "Sam":
      - heading "Sam" [level=2]
      - paragraph: Online
      - button "Close"
      - log "Messages":
        - separator "Today"
        - article /Sam, \\d+:\\d+/:
          - paragraph: Hello there
          - button "React"
          - button "Reply"
          - button "More"
        - article /You, \\d+:\\d+/:
          - paragraph: Good morning
          - button "React"
          - button "Reply"
          - button "Edit"
          - button "More"
      - textbox "Message to Sam"
      - button "Emoji"
      - button "Send"
  `);

  await rita.page.getByRole("button", { name: "Close", exact: true }).click();
  await expect.poll(() => read).toEqual(["Sam: Hello there", "You closed this conversation"]);
  await expect(sam.page.locator("#announcements")).toHaveText(/Rita closed this conversation/);
  await say(sam.page, "One more thing");
  await expect.poll(() => read.at(-1)).toBe("Sam: One more thing");
  await expect(rita.page.locator("#messages")).toHaveAttribute("aria-live", "off");
  await expect(rita.page.locator("#announcements")).toHaveAttribute("aria-live", "polite");
});

test("windows over the page tell what they are, what is chosen in them, and how many there are", async ({
  sender,
  receiver,
}) => {
  const rita = await receiver("Rita");
  await begin(await sender("Sam"), rita, "Hello");
  await begin(await sender("Noor"), rita, "Good morning");
  await pressUntil(rita.page, "Control+k", rita.page.getByRole("combobox"));
  await expect(rita.page.getByRole("dialog")).toMatchAriaSnapshot(`
    - dialog "Go to a conversation":
      - combobox "Name" [expanded] [active]
      - listbox "Conversations":
        - option /Sam/ [selected]
      - status: 1 conversation
  `);
  const named = await rita.page.getByRole("combobox").getAttribute("aria-activedescendant");
  await expect(rita.page.locator(`#${named}`)).toContainText("Sam");
  await rita.page.keyboard.type("nobody");
  await expect(rita.page.getByRole("dialog").getByRole("status")).toHaveText("Nobody of that name.");
  await rita.page.keyboard.press("Escape");
  await rows(rita.page).last().focus();
  await rita.page.keyboard.press("Enter");
  await expect(rita.page.getByRole("dialog")).toMatchAriaSnapshot(`
    - dialog "What to do with the message":
      - button "👍"
      - button "More emoji"
      - button "Reply"
      - button "Copy text"
  `);
});

test("whoever comes back hears no history, and the focus stays where it is when a message comes", async ({
  sender,
  receiver,
}) => {
  const { rita, sam } = await talking({ sender, receiver }, { first: "history" });
  await rita.page.reload();
  await expect(rows(rita.page)).toHaveCount(1);
  const read = await listen(rita.page);
  await say(rita.page, "my own");
  const signOut = rita.page.getByRole("button", { name: "Sign out" });
  await signOut.focus();
  await say(sam.page, "good morning");
  await expect.poll(() => read).toEqual(["Sam: good morning"]);
  await expect(signOut).toBeFocused();
  await open(rita, sam);
  await expect(composer(rita.page)).toBeFocused();
});

/** All that the page reads out by itself from now on. */
async function listen(page: Page): Promise<string[]> {
  const read: string[] = [];
  await page.exposeFunction("noteRead", (text: string) => void (text && read.push(text)));
  await page.evaluate(() => {
    const region = document.getElementById("announcements");
    // Put there by the line above.
    const { noteRead } = window as unknown as { noteRead(text: string): void };
    if (region)
      new MutationObserver(() => noteRead(region.textContent ?? "")).observe(region, { childList: true });
  });
  return read;
}
