/**
 * Makes UUIDs of version 7, each greater than the one before, so that what was written later sorts later.
 * `fill` puts random bytes into what it is given.
 */
export function createNewKey(
  now: () => number,
  fill: (bytes: Uint8Array<ArrayBuffer>) => void,
): () => string {
  let lastMs = 0;
  let count = 0;

  return function newKey() {
    const bytes = new Uint8Array(16);
    fill(bytes);
    const view = new DataView(bytes.buffer);
    step(view.getUint16(6));
    view.setUint16(0, Math.floor(lastMs / 2 ** 32));
    view.setUint32(2, lastMs % 2 ** 32);
    view.setUint16(6, 0x7000 | count);
    view.setUint8(8, 0x80 | (view.getUint8(8) & 0x3f));
    return written(bytes);
  };

  /** Within one millisecond, or while the clock goes back, it counts on from a random start. */
  function step(random: number): void {
    const ms = now();
    if (ms > lastMs) {
      lastMs = ms;
      count = random & 0x7ff;
    } else if (count < 0xfff) {
      count += 1;
    } else {
      lastMs += 1;
      count = random & 0x7ff;
    }
  }
}

function written(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
