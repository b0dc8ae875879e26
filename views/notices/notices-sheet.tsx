import { AccountWishes, type AccountWishesProps } from "./account-wishes.tsx";
import { Switch } from "./switch.tsx";

export interface NoticesSheetProps {
  permission: "none" | "unasked" | "granted" | "denied";
  browser: "firefox" | "safari" | "iphone" | "other";
  wishes: { on: boolean; words: boolean; sound: boolean };
  account: Pick<AccountWishesProps, "muted" | "quiet">;
  /** A notice was just sent to show what they look like. */
  tested: boolean;
  acts: AccountWishesProps["acts"] & {
    turnOn(): void;
    wish(change: Partial<NoticesSheetProps["wishes"]>): void;
    test(): void;
    close(): void;
  };
}

/** How one is told of new messages: on this device first, then what holds on all. */
export function NoticesSheet(props: NoticesSheetProps) {
  const { permission, wishes, account, acts } = props;
  return (
    <div class="notices">
      <h2 class="notices__title">Notices</h2>
      {permission === "granted" ? <Wishes {...props} /> : <NotYet {...props} />}
      <Switch
        id="notices-sound"
        isOn={wishes.sound}
        set={(sound) => acts.wish({ sound })}
        hint="Two soft notes, once you have pressed or typed something on this page."
      >
        Sound
      </Switch>
      <AccountWishes {...account} acts={acts} />
      <div class="notices__foot">
        <button class="button" type="button" onClick={acts.close}>
          Close
        </button>
      </div>
    </div>
  );
}

function NotYet({ permission, browser, acts }: NoticesSheetProps) {
  if (permission === "denied") return <p>{howToUndo[browser]}</p>;
  if (permission === "none") return <p>{browser === "iphone" ? howToInstall : cannot}</p>;
  return (
    <>
      <p>Parley can tell you when somebody writes while you look elsewhere. Your browser asks you first.</p>
      <button class="button button--primary" type="button" onClick={acts.turnOn}>
        Turn on notices
      </button>
    </>
  );
}

function Wishes({ wishes, tested, acts }: NoticesSheetProps) {
  return (
    <>
      <Switch
        id="notices-on"
        isOn={wishes.on}
        set={(on) => acts.wish({ on })}
        hint="When somebody writes while you look elsewhere."
      >
        Show notices
      </Switch>
      {wishes.on && (
        <>
          <Switch
            id="notices-words"
            isOn={wishes.words}
            set={(words) => acts.wish({ words })}
            hint="Otherwise only who wrote: others may see your screen."
          >
            Show the words of a message
          </Switch>
          <button class="button" type="button" onClick={acts.test}>
            Send a test notice
          </button>
          <p class="notices__hint" role="status">
            {tested && "Sent. If you see none, your system may be holding notices back."}
          </p>
        </>
      )}
    </>
  );
}

const cannot = "This browser shows notices only for pages with a secure address, which begins with https.";
const howToInstall =
  "On this device, notices come to installed apps: choose Share, then Add to Home Screen, and open Parley from there.";

const howToUndo = {
  firefox:
    "This browser blocks notices from Parley. Press the sign before the address, and take back the block beside Send notifications. Then open this again.",
  safari:
    "This browser blocks notices from Parley. In its menu choose Settings, Websites, Notifications, and allow this site. Then open this again.",
  iphone:
    "This device blocks notices from Parley. Open its Settings, then Notifications, choose Parley, and allow them. Then open this again.",
  other:
    "This browser blocks notices from Parley. Press the sign before the address, then Notifications, and allow them. Then open this again.",
};
