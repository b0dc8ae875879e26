import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * Which browsers somebody signed in with before. Guesses by strangers never keep the owner of an account out of
 * those. A note that the browser keeps says it, signed by us: it opens nothing, and gives no address away.
 */
export interface KnownBrowsers {
  /** What to count its tries at this account against; null for a browser where nobody signed in to it. */
  keyOf(note: string | undefined, email: string): string | null;
  /** The note to keep from now on, after somebody signed in there. */
  remember(note: string | undefined, email: string): { note: string; expires: Date };
}

interface Note {
  /** The browser's random name. */
  id: string;
  /** Digests of the addresses that signed in there, newest first. */
  people: string[];
}

/** Half a year without signing in there, and one is a stranger again. */
const lifeMs = 183 * 24 * 60 * 60 * 1000;

/** A family at one browser. */
const mostPeople = 5;

const shape = /^([\w-]{1,64})\.([\w~-]{1,200})\.(\d{1,16})\.([\w-]{43})$/;

/** Signs with the first key and believes them all. */
export function createKnownBrowsers(
  secrets: readonly string[],
  clock: () => number,
  newId: () => string,
): KnownBrowsers {
  const keys = secrets.map((secret) =>
    createHmac("sha256", secret).update("parley known browser v1").digest(),
  );

  function read(given: string | undefined): Note | null {
    const [, id, people, expires, signature] = shape.exec(given ?? "") ?? [];
    if (id === undefined || people === undefined || signature === undefined) return null;
    const isOurs = keys.some((key) => isSame(signature, mac(key, `${id}.${people}.${expires}`)));
    return isOurs && Number(expires) > clock() ? { id, people: people.split("~") } : null;
  }

  return {
    keyOf(given, email) {
      const note = read(given);
      const isKnown = note !== null && keys.some((key) => note.people.includes(digest(key, email)));
      return isKnown ? `${note.id} ${tidy(email)}` : null;
    },
    remember(given, email) {
      const [key] = keys;
      if (key === undefined) throw new Error("There is no key to sign with.");
      const { id, people } = read(given) ?? { id: newId(), people: [] };
      const newest = [...new Set([digest(key, email), ...people])].slice(0, mostPeople);
      const expires = clock() + lifeMs;
      const content = `${id}.${newest.join("~")}.${expires}`;
      return { note: `${content}.${mac(key, content)}`, expires: new Date(expires) };
    },
  };
}

/** 128 bits: enough to tell five people apart, and short in a header. */
function digest(key: Buffer, email: string): string {
  return mac(key, `email ${tidy(email)}`).slice(0, 22);
}

function tidy(email: string): string {
  return email.trim().toLowerCase();
}

function mac(key: Buffer, content: string): string {
  return createHmac("sha256", key).update(content).digest("base64url");
}

function isSame(given: string, due: string): boolean {
  return timingSafeEqual(Buffer.from(given), Buffer.from(due));
}
