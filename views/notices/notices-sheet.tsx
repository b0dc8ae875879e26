import type { ChatWords } from "../../src/words/words.ts";
import { AccountWishes, type AccountWishesProps } from "./account-wishes.tsx";
import { Switch } from "./switch.tsx";

export interface NoticesSheetProps {
  words: ChatWords;
  permission: "none" | "unasked" | "granted" | "denied";
  browser: "firefox" | "safari" | "iphone" | "other";
  wishes: { on: boolean; words: boolean; sound: boolean };
  account: Pick<AccountWishesProps, "muted" | "quiet">;
  /** Whether this device is told while no page is open. */
  push: "none" | "works" | "cannot" | "off" | "failed";
  /** What came of sending a notice to show what they look like; empty before. */
  tested: string;
  acts: AccountWishesProps["acts"] & {
    turnOn(): void;
    wish(change: Partial<NoticesSheetProps["wishes"]>): void;
    test(): void;
    close(): void;
  };
}

/** How one is told of new messages: on this device first, then what holds on all. */
export function NoticesSheet(props: NoticesSheetProps) {
  const { words, permission, wishes, account, acts } = props;
  return (
    <div class="notices">
      <h2 class="notices__title">{words.notices.notices}</h2>
      {permission === "granted" ? <Wishes {...props} /> : <NotYet {...props} />}
      <Switch
        id="notices-sound"
        isOn={wishes.sound}
        set={(sound) => acts.wish({ sound })}
        hint={words.notices.soundHint}
      >
        {words.notices.sound}
      </Switch>
      <AccountWishes words={words} {...account} acts={acts} />
      <div class="notices__foot">
        <button class="button" type="button" onClick={acts.close}>
          {words.notices.close}
        </button>
      </div>
    </div>
  );
}

function NotYet({ words, permission, browser, acts }: NoticesSheetProps) {
  const { notices } = words;
  if (permission === "denied") return <p>{howToUndo(browser, words)}</p>;
  if (permission === "none") return <p>{browser === "iphone" ? notices.howToInstall : notices.cannot}</p>;
  return (
    <>
      <p>{notices.offer}</p>
      <button class="button button--primary" type="button" onClick={acts.turnOn}>
        {notices.turnOn}
      </button>
    </>
  );
}

function Wishes({ words, wishes, push, tested, acts }: NoticesSheetProps) {
  const { notices } = words;
  const sentences = [notices.showHint, ...(wishes.on ? pushWords(push, notices) : [])];
  const hint = sentences.join(words.language === "ja" ? "" : " ");
  return (
    <>
      <Switch id="notices-on" isOn={wishes.on} set={(on) => acts.wish({ on })} hint={hint}>
        {notices.show}
      </Switch>
      {wishes.on && (
        <>
          <Switch
            id="notices-words"
            isOn={wishes.words}
            set={(words) => acts.wish({ words })}
            hint={notices.showWordsHint}
          >
            {notices.showWords}
          </Switch>
          <button class="button" type="button" onClick={acts.test}>
            {notices.sendTest}
          </button>
          <p class="notices__hint" role="status">
            {tested}
          </p>
        </>
      )}
    </>
  );
}

function pushWords(push: NoticesSheetProps["push"], notices: ChatWords["notices"]): string[] {
  switch (push) {
    case "works":
      return [notices.pushWorks];
    case "cannot":
      return [notices.pushCannot];
    case "off":
      return [notices.pushIsOff];
    case "failed":
      return [notices.pushFailed];
    case "none":
      return [];
  }
}

function howToUndo(browser: NoticesSheetProps["browser"], { notices }: ChatWords): string {
  if (browser === "firefox") return notices.undoInFirefox;
  if (browser === "safari") return notices.undoInSafari;
  return browser === "iphone" ? notices.undoOnIphone : notices.undoElsewhere;
}
