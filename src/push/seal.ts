import { createCipheriv, createECDH, hkdfSync, randomBytes } from "node:crypto";
import type { PushSubscription } from "./ports.ts";

const curve = "prime256v1";

/** What is sent is always this long, so that its length tells the push service nothing. Words of a notice fit. */
const sealedFor = 2_048;

/** More than any record that we make; RFC 8188 wants it said. */
const recordSize = 4_096;

/** One per message: RFC 8291 derives its keys from them. */
export interface Chance {
  salt: Buffer;
  /** Of a key on the curve; made when left out. */
  scalar?: Buffer;
}

/** Encrypts for one browser alone (RFC 8291, with the content coding aes128gcm of RFC 8188). */
export function seal(
  words: Buffer,
  { p256dh, auth }: Pick<PushSubscription, "p256dh" | "auth">,
  { salt, scalar }: Chance = { salt: randomBytes(16) },
  length = sealedFor,
): Buffer {
  const theirs = Buffer.from(p256dh, "base64url");
  const own = createECDH(curve);
  if (scalar) own.setPrivateKey(scalar);
  else own.generateKeys();
  const shared = own.computeSecret(theirs);
  const between = Buffer.concat([Buffer.from("WebPush: info\0"), theirs, own.getPublicKey()]);
  const material = derive(shared, Buffer.from(auth, "base64url"), between, 32);
  const key = derive(material, salt, "Content-Encoding: aes128gcm\0", 16);
  const nonce = derive(material, salt, "Content-Encoding: nonce\0", 12);
  const cipher = createCipheriv("aes-128-gcm", key, nonce);
  const record = [cipher.update(padded(words, length)), cipher.final(), cipher.getAuthTag()];
  return Buffer.concat([header(salt, own.getPublicKey()), ...record]);
}

/** Whether something is a browser's public key: a point of the curve, uncompressed. */
export function isKey(p256dh: string): boolean {
  const point = Buffer.from(p256dh, "base64url");
  if (point.length !== 65 || point[0] !== 4) return false;
  const any = createECDH(curve);
  any.generateKeys();
  try {
    return any.computeSecret(point).length === 32;
  } catch {
    return false; // Not on the curve.
  }
}

/** A 2 ends what is said in the last record, and zeros fill it. */
function padded(words: Buffer, length: number): Buffer {
  return Buffer.concat([words, Buffer.of(2), Buffer.alloc(Math.max(0, length - words.length - 1))]);
}

function header(salt: Buffer, publicKey: Buffer): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(recordSize);
  return Buffer.concat([salt, size, Buffer.of(publicKey.length), publicKey]);
}

function derive(material: Buffer, salt: Buffer, purpose: string | Buffer, length: number): Buffer {
  return Buffer.from(hkdfSync("sha256", material, salt, purpose, length));
}
