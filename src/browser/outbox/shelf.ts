import type { OutboxItem } from "../../shared/state/state.ts";
import type { Time } from "../time.ts";
import type { KeptItem, OutboxStorage } from "./storage.ts";

/** The device's storage for as long as it works: once it fails, or does not answer, the page goes on without. */
export interface Shelf {
  works(): boolean;
  /** What is held now; undefined when the storage does not work. */
  all(): Promise<OutboxItem[] | undefined>;
  put(item: OutboxItem): Promise<void>;
  remove(key: string): Promise<void>;
  /** Empties it, and lets nothing be put there any more. */
  close(): Promise<void>;
}

/** Long for a disk, short for somebody who waits for their message to go out. */
const patienceMs = 5_000;

export function createShelf(storage: OutboxStorage, time: Time, failed: (reason: unknown) => void): Shelf {
  let isWorking = true;
  let writes = 0;
  return { works: () => isWorking, all, put, remove, close };

  async function all(): Promise<OutboxItem[] | undefined> {
    let items: KeptItem[] | undefined;
    let seen: number;
    do {
      seen = writes;
      items = isWorking ? await attempt(storage.all()) : undefined;
      // What was overtaken by a write tells of the past.
    } while (items && seen !== writes);
    return items?.map(itemFrom);
  }

  async function put({ key, to, text, replyTo, files, at, error }: OutboxItem): Promise<void> {
    if (!isWorking) return;
    writes += 1;
    await attempt(storage.put({ key, to, text, replyTo, ...(files && { files }), at, error }));
  }

  async function remove(key: string): Promise<void> {
    writes += 1;
    await attempt(storage.remove(key));
  }

  async function close(): Promise<void> {
    isWorking = false;
    await attempt(storage.clear());
  }

  async function attempt<Result>(work: Promise<Result>): Promise<Result | undefined> {
    try {
      return await inTime(time, work);
    } catch (error) {
      if (isWorking) failed(error);
      isWorking = false;
      return undefined;
    }
  }
}

function inTime<Result>(time: Time, work: Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const callOff = time.after(patienceMs, () => reject(new Error("The storage did not answer.")));
    work.then(resolve, reject).finally(callOff);
  });
}

function itemFrom(kept: KeptItem): OutboxItem {
  return { ...kept, saving: false, status: kept.error ? "failed" : "sending" };
}
