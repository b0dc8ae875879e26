/** Whether single keys do something on this device. Asked at each press: the choice may be made in another tab. */
export function hasSingleKeys(page: Document): boolean {
  return !/(?:^|; )single-keys=off(?:;|$)/.test(page.cookie);
}

/** The keyboards of Apple's computers have ⌘ where others have Ctrl. */
export function isApple(browser: Navigator): boolean {
  return /Mac|iPhone|iPad/.test(browser.platform);
}
