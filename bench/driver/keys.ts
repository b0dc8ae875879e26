import { randomUUID } from "node:crypto";

/** Keys as a client of somebody else's may make them: UUIDs without any order. */
export function randomKeys(): () => string {
  return () => randomUUID();
}

/** Keys like those of our page: UUIDs of version 7, which sort by time. Made more cheaply, for the driver's sake. */
export function keysByTime(now: () => number): () => string {
  let lastMs = 0;
  let count = 0;
  return () => {
    const ms = now();
    count = ms === lastMs ? (count + 1) & 0xfff : 0;
    lastMs = ms;
    const time = ms.toString(16).padStart(12, "0");
    const tail = randomUUID().slice(18);
    return `${time.slice(0, 8)}-${time.slice(8)}-7${count.toString(16).padStart(3, "0")}${tail}`;
  };
}
