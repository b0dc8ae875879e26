/** WebSocket frames of text (RFC 6455), as a client writes and reads them; kept to what costs least. */

/** Any mask would do on loopback; not all zero, so that the server has to take it off. */
const mask = [0x5a, 0xa5, 0x3c, 0xc3] as const;

/** One masked text frame. `text` must be ASCII. */
export function textFrame(text: string): Buffer {
  const length = text.length;
  const start = length < 126 ? 6 : 8;
  const frame = Buffer.allocUnsafe(start + length);
  frame[0] = 0x81;
  if (length < 126) {
    frame[1] = 0x80 | length;
  } else if (length < 65_536) {
    frame[1] = 0x80 | 126;
    frame.writeUInt16BE(length, 2);
  } else {
    throw new Error("The benchmark writes no frame of 64 kB or more.");
  }
  frame.set(mask, start - 4);
  frame.write(text, start, "latin1");
  for (let i = 0; i < length; i += 1) {
    // Inside the frame by construction.
    frame[start + i] = (frame[start + i] as number) ^ (mask[i & 3] as number);
  }
  return frame;
}

/** Cuts a stream of bytes into the texts of its frames. The function keeps what a chunk left unfinished. */
export function frameReader(onText: (text: string) => void): (chunk: Buffer) => void {
  let rest: Buffer | null = null;
  return (chunk) => {
    const bytes: Buffer = rest ? Buffer.concat([rest, chunk]) : chunk;
    let at = 0;
    for (;;) {
      const body = bodyOf(bytes, at);
      if (!body) break;
      if (body.opcode === 1) onText(bytes.toString("utf8", body.start, body.end));
      else if (body.opcode === 8) throw new Error("The server closed a connection.");
      else
        throw new Error(`The server sent a frame of kind ${body.opcode}, which the benchmark does not read.`);
      at = body.end;
    }
    // The chunk's memory is used again by the next read, so what is left of it must be copied.
    rest = at < bytes.length ? Buffer.from(bytes.subarray(at)) : null;
  };
}

/** Where the frame at `at` keeps its text; null while some of it is missing. */
function bodyOf(bytes: Buffer, at: number): { opcode: number; start: number; end: number } | null {
  if (bytes.length < at + 2) return null;
  const opcode = bytes.readUInt8(at) & 0x0f;
  const short = bytes.readUInt8(at + 1) & 0x7f;
  if (short < 126) {
    return whole(bytes, opcode, at + 2, short);
  } else if (short === 126) {
    return bytes.length < at + 4 ? null : whole(bytes, opcode, at + 4, bytes.readUInt16BE(at + 2));
  } else {
    return bytes.length < at + 10
      ? null
      : whole(bytes, opcode, at + 10, Number(bytes.readBigUInt64BE(at + 2)));
  }
}

function whole(bytes: Buffer, opcode: number, start: number, length: number) {
  const end = start + length;
  return end <= bytes.length ? { opcode, start, end } : null;
}
