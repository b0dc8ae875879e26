import { randomUUID } from "node:crypto";
import type { MessagePage } from "../../src/shared/protocol.ts";
import { get, type RunningApp, type Somebody, startApp } from "../app.ts";
import { hiddenField, type Page, signedInBrowser } from "./browser.ts";

/** The owner and Ana, a sender, each in a browser without script. */
export async function twoPeople(config = {}) {
  const app = await startApp({ config });
  const owner = await app.owner();
  const ana = await app.sender("Ana");
  const anaBrowser = await signedInBrowser(app, ana.email);
  const ownerBrowser = await signedInBrowser(app, owner.email);
  return { app, owner, ana, anaBrowser, ownerBrowser };
}

/** Ana has said hello to the owner. */
export async function talking(config = {}) {
  const people = await twoPeople(config);
  const start = { key: randomUUID(), text: "Hello" };
  const sent = await people.anaBrowser.submit(`/chat/with/${people.owner.account.id}`, start);
  const path = sent.location?.replace("#latest", "") ?? "";
  return { ...people, path, id: path.replace("/chat/", "") };
}

/** The page's composer, filled in. */
export function form(page: Page, text: string): { key: string; text: string } {
  return { key: hiddenField(page, "key"), text };
}

/** What was said in a conversation. */
export async function texts(app: RunningApp, { token }: Somebody, id: string): Promise<string[]> {
  const { messages } = await get<MessagePage>(app.url, `/api/conversations/${id}/messages`, token);
  return messages.map(({ text }) => text);
}
