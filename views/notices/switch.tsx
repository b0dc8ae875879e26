import type { ComponentChildren } from "preact";

interface SwitchProps {
  /** Of its own on the page. */
  id: string;
  isOn: boolean;
  set(isOn: boolean): void;
  hint: string;
  children: ComponentChildren;
}

/** One thing that is on or off, with what it means. */
export function Switch({ id, isOn, set, hint, children }: SwitchProps) {
  return (
    <label class="notices__switch">
      <input
        type="checkbox"
        aria-labelledby={id}
        aria-describedby={`${id}-hint`}
        checked={isOn}
        onChange={(event) => set(event.currentTarget.checked)}
      />
      <span>
        <span class="notices__name" id={id}>
          {children}
        </span>
        <span class="notices__hint" id={`${id}-hint`}>
          {hint}
        </span>
      </span>
    </label>
  );
}
