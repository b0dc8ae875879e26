import { openConnection, type Place } from "./connection.ts";

/** Connections that do nothing but stay. */
export interface Crowd {
  place: Place;
  tokens: string[];
}

/** So many handshakes at a time: a server's queue of those that wait is not what is looked at. */
const atOnce = 50;

/** Signs them all in. They stay until this process ends. */
export async function gather({ place, tokens }: Crowd): Promise<void> {
  for (let i = 0; i < tokens.length; i += atOnce) {
    const next = tokens.slice(i, i + atOnce);
    await Promise.all(next.map((token) => openConnection(place, token, {})));
  }
}
