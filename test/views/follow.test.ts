import { expect, test } from "vitest";
import { follow } from "../../views/parts/follow.ts";

/** A click on a link as the handler sees it; says whether the page took it over. */
function click(
  keys: { ctrlKey?: boolean; metaKey?: boolean; shiftKey?: boolean; button?: number } = {},
): boolean {
  let followed = false;
  const plain = { button: 0, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
  const event = Object.assign(new Event("click", { cancelable: true }), plain, keys);
  // There is no MouseEvent outside a browser; the handler reads these properties of it and no others.
  follow(() => {
    followed = true;
  })(event as unknown as MouseEvent);
  expect(event.defaultPrevented).toBe(followed);
  return followed;
}

test("a plain click stays in the page", () => {
  expect(click()).toBe(true);
});

test.each([{ ctrlKey: true }, { metaKey: true }, { shiftKey: true }, { button: 1 }])(
  "a click that asks for a new tab or window is left to the browser: %o",
  (keys) => {
    expect(click(keys)).toBe(false);
  },
);
