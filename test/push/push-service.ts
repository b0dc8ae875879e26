import { createDecipheriv, createECDH, createHmac, createPublicKey, randomBytes, verify } from "node:crypto";
import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import type { Outside } from "../../src/push/endpoint.ts";
import type { Pushed } from "../../src/shared/push.ts";
import { createLooking } from "../looking.ts";
import { certificateFor } from "./certificate.ts";

/** One request as a push service takes it, opened with the keys of the browser that it is for. */
export interface Received {
  path: string;
  headers: IncomingMessage["headers"];
  /** What was said, as the service worker will read it. */
  pushed: Pushed;
  /** The claims of who sent it, after their signature was checked. */
  claims: { aud: string; exp: number; sub?: string };
  length: number;
}

/** What the service answers next; 201 when nothing is said. */
export interface Answer {
  status: number;
  headers?: Record<string, string>;
}

/** A browser that subscribed: its endpoint, and the keys that only it has. */
export interface Browser {
  endpoint: string;
  keys: { p256dh: string; auth: string };
}

/** A push service on loopback, over TLS, that opens and checks all that it gets as a browser would. */
export async function startPushService() {
  const { cert, key } = certificateFor(host);
  const browsers = new Map<string, Keys>();
  const received: Received[] = [];
  const answers: Answer[] = [];
  const looking = createLooking();
  let isHolding = false;
  const server = createServer({ cert, key }, async (req, res) => {
    const parts: Buffer[] = [];
    for await (const part of req) parts.push(part);
    const browser = browsers.get(req.url ?? "");
    const { status, headers = {} } = browser ? (answers.shift() ?? { status: 201 }) : { status: 404 };
    if (browser) received.push(opened(req, Buffer.concat(parts), browser));
    looking.again();
    if (isHolding) return;
    res.writeHead(status, headers).end("what a service says".repeat(1_000));
  });
  const port = await listen(server);
  const outside: Outside = {
    resolve: async () => ["127.0.0.1"],
    isAllowed: (address) => address === "127.0.0.1",
    ports: [String(port)],
    ca: cert,
  };
  return {
    outside,
    received,
    origin: `https://${host}:${port}`,
    /** What to answer to the next messages, in order. */
    answers,
    /** From now on it takes messages and says nothing. */
    hold(): void {
      isHolding = true;
    },
    browser(): Browser {
      const keys = newKeys();
      const path = `/to/${randomBytes(6).toString("hex")}`;
      browsers.set(path, keys);
      return {
        endpoint: `https://${host}:${port}${path}`,
        keys: { p256dh: keys.ecdh.getPublicKey("base64url"), auth: keys.auth.toString("base64url") },
      };
    },
    /** Resolves once so many messages came. */
    has: (count: number): Promise<Received[]> =>
      looking.until(() => (received.length >= count ? received : undefined)),
  };
}

async function listen(server: Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  // A TCP server's address is never a pipe's.
  return (server.address() as AddressInfo).port;
}

interface Keys {
  ecdh: ReturnType<typeof createECDH>;
  auth: Buffer;
}

function newKeys(): Keys {
  const ecdh = createECDH("prime256v1");
  ecdh.generateKeys();
  return { ecdh, auth: randomBytes(16) };
}

const host = "push.example";

function opened({ url = "", headers }: IncomingMessage, body: Buffer, browser: Keys): Received {
  const claims = claimsIn(headers.authorization ?? "");
  return { path: url, headers, pushed: decrypted(body, browser), claims, length: body.length };
}

/** RFC 8291, section 3.4, step by step and with HMAC alone, so that it shares no code with what it checks. */
function decrypted(body: Buffer, { ecdh, auth }: Keys): Pushed {
  const [salt, size] = [body.subarray(0, 16), body.readUInt32BE(16)];
  const theirs = body.subarray(21, 21 + (body[20] ?? 0));
  const record = body.subarray(21 + theirs.length);
  if (record.length > size) throw new Error("There is more than one record.");
  const info = Buffer.concat([Buffer.from("WebPush: info\0"), ecdh.getPublicKey(), theirs, Buffer.of(1)]);
  const material = hmac(hmac(auth, ecdh.computeSecret(theirs)), info);
  const extracted = hmac(salt, material);
  const key = hmac(extracted, Buffer.from("Content-Encoding: aes128gcm\0\x01")).subarray(0, 16);
  const nonce = hmac(extracted, Buffer.from("Content-Encoding: nonce\0\x01")).subarray(0, 12);
  const cipher = createDecipheriv("aes-128-gcm", key, nonce);
  cipher.setAuthTag(record.subarray(-16));
  const plain = Buffer.concat([cipher.update(record.subarray(0, -16)), cipher.final()]);
  const end = plain.lastIndexOf(2);
  return JSON.parse(plain.subarray(0, end).toString());
}

function hmac(key: Buffer, data: Buffer): Buffer {
  return createHmac("sha256", key).update(data).digest();
}

/** RFC 8292: throws for a signature that is not that of the key it names. */
function claimsIn(authorization: string): Received["claims"] {
  const [, token = "", k = ""] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(authorization) ?? [];
  const point = Buffer.from(k, "base64url");
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString("base64url"));
  const key = createPublicKey({ key: { kty: "EC", crv: "P-256", x, y }, format: "jwk" });
  const [header = "", claims = "", signature = ""] = token.split(".");
  const isTrue = verify(
    "sha256",
    Buffer.from(`${header}.${claims}`),
    { key, dsaEncoding: "ieee-p1363" },
    Buffer.from(signature, "base64url"),
  );
  if (!isTrue) throw new Error("The signature is not that of the key.");
  return JSON.parse(Buffer.from(claims, "base64url").toString());
}
