/** Whether the person has this page before them, and not a picture or a question that lies over it. */
export function isLooking(): boolean {
  const isCovered = document.querySelector("dialog[open]") !== null;
  return document.visibilityState === "visible" && document.hasFocus() && !isCovered;
}
