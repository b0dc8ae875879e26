/** The position that the page's address asks for; null for the newest. */
export function positionAsked(): number | null {
  return Number(new URLSearchParams(location.search).get("at")) || null;
}

/** Brings a row to the middle and marks it for a moment. */
export function showPlace(row: HTMLElement): void {
  // At once: a long way would be a long film, and what arrives meanwhile would end it early.
  row.scrollIntoView({ block: "center", behavior: "instant" });
  row.focus({ preventScroll: true });
  row.classList.add("row--found");
  row.addEventListener("animationend", () => row.classList.remove("row--found"), { once: true });
}
