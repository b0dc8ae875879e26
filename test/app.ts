import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { onTestFinished } from "vitest";
import { type App, type AppOptions, createApp } from "../src/app.ts";
import { type Config, readConfig } from "../src/config.ts";
import type { Account } from "../src/shared/model.ts";
import type { SignedIn } from "../src/shared/protocol.ts";

export const setupToken = "a-setup-token-for-tests";
export const password = "correct horse battery";

export interface RunningApp extends App {
  dataDir: string;
  /** Somebody who is signed in, by name. The first receiver is the owner and must be made first. */
  owner(name?: string): Promise<Somebody>;
  receiver(name: string): Promise<Somebody>;
  sender(name: string): Promise<Somebody>;
}

export type Somebody = SignedIn & { email: string };

interface Start {
  dataDir?: string;
  config?: Partial<Config>;
  options?: Partial<AppOptions>;
}

/** Starts the real app on a free port and a fresh folder; the test's end stops it. */
export async function startApp({ dataDir, config, options }: Start = {}): Promise<RunningApp> {
  const folder = dataDir ?? (await temporaryFolder());
  const app = await createApp(
    { ...readConfig(quietSettings(folder)), ...config },
    {
      log: pino({ level: "silent" }),
      publicDir: join(import.meta.dirname, "../public"),
      onFatal: (error) => {
        throw error;
      },
      ...options,
    },
  );
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= app.close();
    return closing;
  };
  onTestFinished(close);
  return { ...app, close, dataDir: folder, ...people(app.url) };
}

/** A folder that the test's end removes, after the app in it has stopped. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "parley-test-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

function quietSettings(dataDir: string): Record<string, string> {
  return {
    NODE_ENV: "test",
    PORT: "0",
    DATA_DIR: dataDir,
    SETUP_TOKEN: setupToken,
    PASSWORD_COST: "4",
    RATE_LIMIT_SCALE: "0",
  };
}

/** People who are signed in, at any server that runs with the tests' setup token. */
export function people(url: string): Pick<RunningApp, "owner" | "receiver" | "sender"> {
  let owner: Promise<Somebody> | undefined;
  const theOwner = (name = "Olga Owner") => {
    owner ??= signUp(url, { name, role: "receiver", setupToken });
    return owner;
  };
  return {
    owner: theOwner,
    async receiver(name) {
      const { token } = await theOwner();
      const { invitation } = await post<{ invitation: string }>(url, "/api/invitations", {}, token);
      return signUp(url, { name, role: "receiver", invitation });
    },
    async sender(name) {
      await theOwner();
      return signUp(url, { name, role: "sender" });
    },
  };
}

async function signUp(
  url: string,
  wish: { name: string; role: Account["role"]; setupToken?: string; invitation?: string },
): Promise<Somebody> {
  const email = `${wish.name.toLowerCase().replaceAll(/\W+/g, ".")}@people.example`;
  return { ...(await post<SignedIn>(url, "/api/accounts", { ...wish, email, password })), email };
}

/** Asks the JSON API for something that must work. */
export async function post<T>(url: string, path: string, body: unknown, token?: string): Promise<T> {
  return answered<T>(await call(url, "POST", path, { body, token }), path);
}

export async function get<T>(url: string, path: string, token?: string): Promise<T> {
  return answered<T>(await call(url, "GET", path, { token }), path);
}

/** Asks the JSON API for anything, whatever comes of it. */
export function call(
  url: string,
  method: string,
  path: string,
  { body, token }: { body?: unknown; token?: string | undefined } = {},
): Promise<Response> {
  return fetch(url + path, {
    method,
    redirect: "manual",
    headers: {
      ...(body !== undefined && { "content-type": "application/json" }),
      ...(token && { authorization: `Bearer ${token}` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

async function answered<T>(response: Response, path: string): Promise<T> {
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T; // The caller names what the contract promises here.
}
