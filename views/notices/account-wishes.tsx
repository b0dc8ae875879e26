import { Switch } from "./switch.tsx";

export interface AccountWishesProps {
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
export function AccountWishes({ muted, quiet, acts }: AccountWishesProps) {
  const choice = typeof quiet === "string" ? quiet : "until";
  return (
    <fieldset class="notices__group">
      <legend class="notices__legend">On all your devices</legend>
      {muted !== null && (
        <Switch
          id="notices-muted"
          isOn={muted}
          set={acts.mute}
          hint="It goes on to count as unread, without notice or sound."
        >
          Mute this conversation
        </Switch>
      )}
      <label class="notices__choice">
        <span class="notices__name">Do not disturb</span>
        <select
          value={choice}
          onChange={({ currentTarget }) => {
            // The values are those of the choices below; the one that is none is already so.
            if (currentTarget.value !== "until") acts.beQuiet(currentTarget.value as "off");
          }}
        >
          <option value="off">Off</option>
          {typeof quiet !== "string" && <option value="until">{`Until ${quiet.until}`}</option>}
          <option value="hour">For an hour</option>
          <option value="tomorrow">Until tomorrow morning</option>
          <option value="always">Until I turn it off</option>
        </select>
      </label>
    </fieldset>
  );
}
