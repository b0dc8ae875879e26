/** Whether the person has this page before them. */
export function isLooking(): boolean {
  return document.visibilityState === "visible" && document.hasFocus();
}
