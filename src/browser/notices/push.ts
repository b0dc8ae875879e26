import { AppError, type WireError } from "../../shared/errors.ts";
import type { Language } from "../../shared/language.ts";
import type { PushStanding } from "../../shared/push.ts";
import type { Http } from "../line/http.ts";

/**
 * Whether this device is told while no page is open: `none` while nobody asked for it, `cannot` where the browser has
 * no push, `off` where the place has switched it off.
 */
type PushHere = "none" | "works" | "cannot" | "off" | "failed";

export interface PushKeeping {
  now(): PushHere;
  /** Brings the device's subscription in line with what the person wishes on it, after what was asked for before. */
  follow(wish: PushWish): Promise<void>;
}

interface PushWish {
  /** Notices are on, and the browser lets us. */
  on: boolean;
  words: boolean;
}

interface Deps {
  http: Http;
  worker: Promise<ServiceWorkerRegistration | null>;
  language: Language;
}

export function keepPush(deps: Deps): PushKeeping {
  let here: PushHere = "none";
  let turn = Promise.resolve();
  return {
    now: () => here,
    follow(wish) {
      turn = turn
        .then(async () => {
          here = await become(deps, wish);
        })
        .catch((reason: unknown) => {
          here = "failed";
          console.warn("Push could not be set up.", reason);
        });
      return turn;
    },
  };
}

/** What is true of this device once it does as the person wishes. */
async function become({ http, worker, language }: Deps, wish: PushWish): Promise<PushHere> {
  // Some browsers have none, whatever the types say.
  const manager = (await worker)?.pushManager as PushManager | undefined;
  const held = (await manager?.getSubscription()) ?? null;
  if (!wish.on) {
    if (held) await takeBack(http, held);
    return "none";
  } else if (manager) {
    return subscribe(http, manager, held, { words: wish.words, language });
  } else {
    return "cannot";
  }
}

async function takeBack(http: Http, held: PushSubscription): Promise<void> {
  await http.delete("/api/me/push");
  await held.unsubscribe();
}

async function subscribe(
  http: Http,
  manager: PushManager,
  held: PushSubscription | null,
  wish: { words: boolean; language: Language },
): Promise<PushHere> {
  const { key, subscription } = await http.get<PushStanding>("/api/me/push");
  if (key === null) {
    await held?.unsubscribe();
    return "off";
  }
  const { endpoint, keys } = (await subscriptionWith(manager, held, key)).toJSON();
  const wanted = { endpoint, ...wish };
  if (subscription === null || !isSame(subscription, wanted)) {
    await http.put("/api/me/push", { ...wanted, keys });
  }
  return "works";
}

/** A notice to this device, the whole way. Throws what stands against it. */
export async function testPush(): Promise<void> {
  const headers = { accept: "application/json", "content-type": "application/json" };
  const answer = await fetch("/api/me/push/test", { method: "POST", headers, body: "{}" });
  if (answer.ok) return;
  const { error } = (await answer.json()) as { error: WireError }; // Our own server's.
  throw new AppError(error.code, error.message);
}

function isSame(one: NonNullable<PushStanding["subscription"]>, other: object): boolean {
  const { endpoint, words, language } = one;
  return JSON.stringify({ endpoint, words, language }) === JSON.stringify(other);
}

/** One that was made for another key is of no use: the place was set up anew since. */
async function subscriptionWith(
  manager: PushManager,
  held: PushSubscription | null,
  key: string,
): Promise<PushSubscription> {
  if (held && keyOf(held) === key) return held;
  await held?.unsubscribe();
  return manager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
}

function keyOf({ options }: PushSubscription): string {
  const bytes = new Uint8Array(options.applicationServerKey ?? new ArrayBuffer(0));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
