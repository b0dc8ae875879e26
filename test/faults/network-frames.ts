/** What to do with one WebSocket message on its way from the server: `false` swallows it. */
export type Sieve = (text: string) => boolean;

/**
 * Takes whole WebSocket messages out of a stream of bytes that a server writes, so that some can be lost on the
 * way. What is no WebSocket (a page, a poll) passes untouched. Messages of ours are text in one frame each.
 */
export function createFrameSieve(mayPass: Sieve): (chunk: Buffer) => Buffer {
  let rest: Buffer = Buffer.alloc(0);
  let carries: "pages" | "frames" | null = null;

  return function sieve(chunk) {
    if (carries === "pages") return chunk;
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    return Buffer.concat([carries === null ? takeHead() : nothing, takeFrames()]);
  };

  /** The answer's head, once it is all here: it says whether frames follow. */
  function takeHead(): Buffer {
    const end = rest.indexOf("\r\n\r\n");
    if (end < 0) return nothing;
    carries = rest.subarray(0, 12).toString("latin1") === "HTTP/1.1 101" ? "frames" : "pages";
    return take(carries === "pages" ? rest.length : end + 4);
  }

  function takeFrames(): Buffer {
    if (carries !== "frames") return nothing;
    const passing: Buffer[] = [];
    for (let size = frameSize(rest); size !== null && size.whole <= rest.length; size = frameSize(rest)) {
      const frame = take(size.whole);
      const isText = ((frame[0] ?? 0) & 0x0f) === 1;
      if (!isText || mayPass(frame.subarray(size.head).toString())) passing.push(frame);
    }
    return Buffer.concat(passing);
  }

  function take(length: number): Buffer {
    const taken = rest.subarray(0, length);
    rest = rest.subarray(length);
    return taken;
  }
}

const nothing = Buffer.alloc(0);

/** RFC 6455, section 5.2; a server's frames carry no mask. Null while too little is here to tell. */
function frameSize(bytes: Buffer): { head: number; whole: number } | null {
  if (bytes.length < 2) return null;
  const short = bytes.readUInt8(1) & 0x7f;
  const head = short === 127 ? 10 : short === 126 ? 4 : 2;
  if (bytes.length < head) return null;
  const length =
    short === 127 ? Number(bytes.readBigUInt64BE(2)) : short === 126 ? bytes.readUInt16BE(2) : short;
  return { head, whole: head + length };
}

/** Engine.IO's `4` (message) and Socket.IO's `3` (acknowledgement). */
export function isAcknowledgement(text: string): boolean {
  return text.startsWith("43");
}
