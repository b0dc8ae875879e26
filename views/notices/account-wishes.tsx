import { say } from "../../src/words/say.ts";
import type { ChatWords } from "../../src/words/words.ts";
import { Switch } from "./switch.tsx";

export interface AccountWishesProps {
  words: ChatWords;
  /** Whether the open conversation is muted; null where none is open. */
  muted: boolean | null;
  /** Until when nothing is told: a moment in the reader's words, or one of the two choices that have none. */
  quiet: "off" | "always" | { until: string };
  acts: {
    mute(muted: boolean): void;
    beQuiet(choice: "off" | "hour" | "tomorrow" | "always"): void;
  };
}

/** What one does not want to be told of, on whatever device. */
export function AccountWishes({ words: { notices }, muted, quiet, acts }: AccountWishesProps) {
  const choice = typeof quiet === "string" ? quiet : "until";
  return (
    <fieldset class="notices__group">
      <legend class="notices__legend">{notices.onAllDevices}</legend>
      {muted !== null && (
        <Switch id="notices-muted" isOn={muted} set={acts.mute} hint={notices.muteHint}>
          {notices.mute}
        </Switch>
      )}
      <label class="notices__choice">
        <span class="notices__name">{notices.quiet}</span>
        <select
          value={choice}
          onChange={({ currentTarget }) => {
            // The values are those of the choices below; the one that is none is already so.
            if (currentTarget.value !== "until") acts.beQuiet(currentTarget.value as "off");
          }}
        >
          <option value="off">{notices.quietOff}</option>
          {typeof quiet !== "string" && (
            <option value="until">{say(notices.quietUntil, { moment: quiet.until })}</option>
          )}
          <option value="hour">{notices.quietHour}</option>
          <option value="tomorrow">{notices.quietTomorrow}</option>
          <option value="always">{notices.quietAlways}</option>
        </select>
      </label>
    </fieldset>
  );
}
