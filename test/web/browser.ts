import { expect } from "vitest";
import { password, type RunningApp } from "../app.ts";

/** A browser without script: it keeps cookies, opens pages and sends forms. It follows no redirect by itself. */
export interface Browser {
  cookies: Map<string, string>;
  open(path: string, headers?: Record<string, string>): Promise<Page>;
  submit(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Page>;
}

export interface Page {
  status: number;
  headers: Headers;
  /** Where it sends the browser on to. */
  location: string | null;
  html: string;
}

export function newBrowser(url: string): Browser {
  const cookies = new Map<string, string>();

  async function ask(path: string, init: RequestInit): Promise<Page> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { ...(cookie && { cookie }), ...init.headers };
    const response = await fetch(url + path, { ...init, headers, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) keep(line);
    const { status } = response;
    return {
      status,
      headers: response.headers,
      location: response.headers.get("location"),
      html: await response.text(),
    };
  }

  function keep(line: string): void {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value === "") cookies.delete(name);
    else cookies.set(name, value);
  }

  return {
    cookies,
    open: (path, headers = {}) => ask(path, { headers }),
    submit: (path, fields, headers = {}) =>
      ask(path, { method: "POST", headers: asOurPage(headers), body: new URLSearchParams(fields) }),
  };
}

/** A browser says with every form whose page it stood on: ours, unless the test says otherwise. */
function asOurPage(headers: Record<string, string>): Record<string, string> {
  const isSaid = "origin" in headers || "sec-fetch-site" in headers;
  return isSaid ? headers : { ...headers, "sec-fetch-site": "same-origin" };
}

/** Somebody's browser, signed in through the form. */
export async function signedInBrowser(app: RunningApp, email: string): Promise<Browser> {
  const browser = newBrowser(app.url);
  const page = await browser.submit("/sign-in", { email, password });
  expect(page.status).toBe(303);
  return browser;
}

/** The value of the hidden field of the page's (last) form that has one of this name. */
export function hiddenField(page: Page, name: string): string {
  const found = [...page.html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  return found.findLast(([, found]) => found === name)?.[2] ?? "";
}
