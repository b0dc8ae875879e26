import type { View } from "../store.ts";
import type { Time } from "../time.ts";

const minuteMs = 60_000;

/** Keeps the view's clock, on the minute: the one ticker behind every "5 min ago". */
export function keepMinutes(view: View, time: Time): { tick(): void } {
  let callOff = () => {};
  const tick = () => {
    callOff();
    const now = time.now();
    view.dispatch({ now });
    callOff = time.after(minuteMs - (now % minuteMs), tick);
  };
  tick();
  return { tick };
}
