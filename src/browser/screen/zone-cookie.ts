const yearSeconds = 365 * 24 * 60 * 60;

/** Leaves the reader's time zone where the server finds it, so that the next page is right before any script runs. */
export function rememberZone(page: Document, timeZone: string): void {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  page.cookie = `zone=${encodeURIComponent(timeZone)}; Path=/; Max-Age=${yearSeconds}; SameSite=Lax${secure}`;
}
