const yearSeconds = 365 * 24 * 60 * 60;

/** Keeps something with this browser, where the server finds it: the next page is right before any script runs. */
export function rememberHere(page: Document, name: string, value: string): void {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  page.cookie = `${name}=${encodeURIComponent(value)}; Path=/; Max-Age=${yearSeconds}; SameSite=Lax${secure}`;
}
