import type { AuditEvent } from "../../src/shared/audit.ts";
import type { RunningApp, Somebody } from "../app.ts";
import { newBrowser, type Page } from "../web/browser.ts";

/** A browser that says what it is. */
export const firefox = {
  "user-agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:151.0) Gecko/20100101 Firefox/151.0",
};

/** The trail as its owner reads it: one sentence a row, newest first. */
export async function trailOf(app: RunningApp, owner: Somebody, query = ""): Promise<string[]> {
  return sentencesOn(await trailPage(app, owner, query));
}

export function trailPage(app: RunningApp, owner: Somebody, query = ""): Promise<Page> {
  return newBrowser(app.url).open(`/audit${query}`, { authorization: `Bearer ${owner.token}` });
}

export function sentencesOn({ html }: Page): string[] {
  const rows = html.matchAll(/<span class="audit__said">(.*?)<\/span><\/li>/gs);
  return [...rows].map(([, row = ""]) => row.replaceAll(/<[^>]*>/g, "").trim());
}

export function rows(event: AuditEvent, count: number, at = Date.now()) {
  return Array.from({ length: count }, (_, n) => ({
    at: at + n,
    event,
    actorId: null,
    subjectId: null,
    address: `192.0.2.${n % 256}`,
    detail: {},
  }));
}
