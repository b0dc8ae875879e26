import { createECDH, createPrivateKey, type KeyObject, sign } from "node:crypto";
import { AppError } from "../shared/errors.ts";

/** How this place proves to push services that a message is from it (RFC 8292). */
export interface Vapid {
  /** What browsers subscribe with, base64url. */
  publicKey: string;
  /** The header `Authorization` for a push service. */
  authorization(origin: string): string;
}

interface Settings {
  /** 32 bytes, base64url: a key on the curve P-256. */
  secret: string;
  /** Where whoever runs a push service finds us; null for nowhere that others could look. */
  contact: string | null;
  clock: () => number;
}

/** RFC 8292 allows a day; half of it leaves room for clocks that differ. */
const lifeMs = 12 * 60 * 60 * 1_000;

/** Signed once for each push service and reused. There are a handful; whoever makes up more gains nothing. */
const mostKept = 50;

export function createVapid({ secret, contact, clock }: Settings): Vapid {
  const { publicKey, key } = keyFrom(secret);
  const kept = new Map<string, { header: string; until: number }>();
  return {
    publicKey,
    authorization(origin) {
      const known = kept.get(origin);
      if (known && Math.abs(known.until - clock()) < lifeMs && known.until > clock()) return known.header;
      const token = signed(key, origin, contact, clock() + lifeMs);
      const header = `vapid t=${token}, k=${publicKey}`;
      if (kept.size >= mostKept) kept.clear();
      kept.set(origin, { header, until: clock() + lifeMs / 2 });
      return header;
    },
  };
}

function keyFrom(secret: string): { publicKey: string; key: KeyObject } {
  const own = createECDH("prime256v1");
  try {
    own.setPrivateKey(Buffer.from(secret, "base64url"));
  } catch (cause) {
    throw new AppError("invalid", "push.key in the data folder holds no key. Remove it to have one made.", {
      cause,
    });
  }
  const point = own.getPublicKey();
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString("base64url"));
  const jwk = { kty: "EC", crv: "P-256", x, y, d: own.getPrivateKey("base64url") };
  return { publicKey: point.toString("base64url"), key: createPrivateKey({ key: jwk, format: "jwk" }) };
}

/** A JWT with ES256. */
function signed(key: KeyObject, audience: string, contact: string | null, expiresAt: number): string {
  const claims = { aud: audience, exp: Math.floor(expiresAt / 1_000), ...(contact && { sub: contact }) };
  const words = [{ typ: "JWT", alg: "ES256" }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
    .join(".");
  const signature = sign("sha256", Buffer.from(words), { key, dsaEncoding: "ieee-p1363" });
  return `${words}.${signature.toString("base64url")}`;
}
