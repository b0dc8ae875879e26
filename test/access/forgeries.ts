import { createHmac, createPublicKey, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import jwt from "jsonwebtoken";

/** Tokens that look right and are not ours, or were and are no more. */
export interface Forgery {
  what: string;
  token: string;
}

interface Given {
  /** Somebody's token that is good, and somebody else's. */
  real: string;
  foreign: string;
  /** Of a session that has ended. */
  ended: string;
  secretKey: string;
}

type Part = Record<string, unknown>;

export function forgeries(given: Given): Forgery[] {
  return [
    ...ofAlgorithms(given),
    ...ofKeys(given),
    ...ofHeaders(given),
    ...ofClaims(given),
    ...ofShapes(given),
  ];
}

/** The same token, signed by hand. */
export function resigned(real: string, secretKey: string): string {
  const { header, payload } = partsOf(real);
  return signed(header, payload, secretKey);
}

function ofAlgorithms({ real, secretKey }: Given): Forgery[] {
  const { header, payload } = partsOf(real);
  const unsigned = ["none", "None", "NONE", "nOnE", ""].map((alg) => ({
    what: `of the algorithm "${alg}", without a signature`,
    token: `${encode({ ...header, alg })}.${encode(payload)}.`,
  }));
  const mislabelled = ["none", "HS384", "HS512", "RS256", "ES256", "PS256", "EdDSA", "hs256", "HS256 "].map(
    (alg) => ({
      what: `that says ${alg} and is signed as ours are`,
      token: signed({ ...header, alg }, payload, secretKey),
    }),
  );
  const odd = [null, undefined, ["HS256"], { HS256: true }, 256].map((alg) => ({
    what: `whose algorithm is ${JSON.stringify(alg)}`,
    token: signed({ ...header, alg }, payload, secretKey),
  }));
  const longer = (["sha384", "sha512"] as const).map((hash) => ({
    what: `signed with ${hash}`,
    token: signed({ ...header, alg: hash === "sha384" ? "HS384" : "HS512" }, payload, secretKey, hash),
  }));
  return [...unsigned, ...mislabelled, ...odd, ...longer, ...ofPublicKeys(real)];
}

/** Where a server takes the public key, which everybody has, for the secret of another algorithm. */
function ofPublicKeys(real: string): Forgery[] {
  const { header, payload } = partsOf(real);
  const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const pem = createPublicKey(rsa.privateKey).export({ type: "spki", format: "pem" }).toString();
  const ed = generateKeyPairSync("ed25519");
  const by = (alg: string, hash: string | null, key: KeyObject) => {
    const content = `${encode({ ...header, alg })}.${encode(payload)}`;
    return `${content}.${sign(hash, Buffer.from(content), key).toString("base64url")}`;
  };
  return [
    { what: "signed with RSA", token: by("RS256", "sha256", rsa.privateKey) },
    { what: "signed with Ed25519", token: by("EdDSA", null, ed.privateKey) },
    { what: "signed with a public key as the secret", token: signed(header, payload, pem) },
  ];
}

function ofKeys({ real, secretKey }: Given): Forgery[] {
  const { header, payload } = partsOf(real);
  const keys: [string, string][] = [
    ["no key", ""],
    ["another key", "another key, also long enough to sign"],
    ["the key's beginning", secretKey.slice(0, -1)],
    ["the key and a line end", `${secretKey}\n`],
    ["the key in base64", Buffer.from(secretKey).toString("base64")],
    ["the word secret", "secret"],
    ["the name of the key", String(header.kid)],
    ["the issuer", "parley"],
  ];
  return keys.map(([what, key]) => ({ what: `signed with ${what}`, token: signed(header, payload, key) }));
}

/** A header that brings its own key, or says where to find one. */
function ofHeaders({ real, secretKey }: Given): Forgery[] {
  const { header, payload } = partsOf(real);
  const jwk = { kty: "oct", k: Buffer.from("mine").toString("base64url") };
  const own: [string, Part][] = [
    ["jwk", { jwk }],
    ["jku", { jku: "https://evil.example/keys.json" }],
    ["x5u", { x5u: "https://evil.example/cert.pem" }],
    ["x5c", { x5c: ["bWluZQ=="] }],
    ["a kid that is a path", { kid: "../../../../dev/null" }],
    ["a kid that asks a database", { kid: "' UNION SELECT 'mine" }],
    ["a kid of a prototype", { kid: "__proto__" }],
  ];
  const wrong: [string, Part][] = [
    ["no typ", { typ: undefined }],
    ["the typ JWT", { typ: "JWT" }],
    ["the typ of another use", { typ: "at+jwt" }],
    ["a typ that is a list", { typ: ["session+jwt"] }],
    ["no kid", { kid: undefined }],
    ["another kid", { kid: "AAAAAAAAAAAA" }],
    ["a kid that is a list", { kid: [header.kid] }],
    ["a crit that nobody knows", { crit: ["mine"], mine: true }],
    ["a jwk, signed as ours are", { jwk }],
    ["zipped content", { zip: "DEF" }],
  ];
  return [
    ...own.map(([what, more]) => ({
      what: `with ${what}`,
      token: signed({ ...header, ...more }, payload, "mine"),
    })),
    ...wrong.map(([what, more]) => ({
      what: `with ${what}`,
      token: signed({ ...header, ...more }, payload, secretKey),
    })),
  ];
}

/** Signed with the right key: what a mistake in another part could have it sign. */
function ofClaims({ real, foreign, ended, secretKey }: Given): Forgery[] {
  const { header, payload } = partsOf(real);
  const now = Math.floor(Date.now() / 1000);
  const other = partsOf(foreign).payload;
  const missing = ["iss", "aud", "sub", "sid", "exp", "iat", "nbf"].map((name): [string, Part] => [
    `without ${name}`,
    { [name]: undefined },
  ]);
  const changed: [string, Part][] = [
    ["for another audience", { aud: "other" }],
    ["for a list of audiences", { aud: ["other", "parley"] }],
    ["by another issuer", { iss: "other" }],
    ["by a list of issuers", { iss: ["parley"] }],
    ["that has expired", { exp: now - 1 }],
    ["that expires now", { exp: now }],
    ["that expired in a time before", { exp: -1 }],
    ["that expires as a text", { exp: String(now + 60) }],
    ["that expires as a list", { exp: [now + 60] }],
    ["that expires never", { exp: null }],
    ["that is not yet good", { nbf: now + 3_600 }],
    ["that is good from a text on", { nbf: "0" }],
    ["made in a far future", { iat: now + 365 * 86_400 }],
    ["made in no time", { iat: "now" }],
    ["of another account's session", { sid: other.sid }],
    ["of one's own session for another account", { sub: other.sub }],
    ["of no account", { sub: "" }],
    ["of an account that is a number", { sub: 1 }],
    ["of an account that is an object", { sub: { $ne: "" } }],
    ["of a session that never was", { sid: "nobody" }],
    ["of a session that is a list", { sid: [payload.sid] }],
    ["of a session that is an object", { sid: { toString: "x" } }],
    ["of a session that is empty", { sid: "" }],
    ["of a session that asks a database", { sid: "' OR '1'='1" }],
    ["of any session", { sid: "%" }],
    ["of a prototype", { sid: "__proto__" }],
    ["of truth", { sid: true }],
  ];
  const endsTwice = JSON.stringify(payload).replace("{", `{"exp":${now - 60},`);
  const isTwo = JSON.stringify(payload).replace("{", `{"sid":${JSON.stringify(other.sid)},`);
  return [
    ...[...missing, ...changed].map(([what, more]) => ({
      what,
      token: signed(header, { ...payload, ...more }, secretKey),
    })),
    { what: "that says twice when it ends", token: signed(header, endsTwice, secretKey) },
    { what: "that names two sessions", token: signed(header, isTwo, secretKey) },
    { what: "of a session that has ended", token: ended },
  ];
}

/** What is no token, or nearly one. */
function ofShapes({ real, secretKey }: Given): Forgery[] {
  const [head = "", body = "", signature = ""] = real.split(".");
  const { header } = partsOf(real);
  const shapes: [string, string][] = [
    ["nothing but dots", ".."],
    ["not a token", "not.a.token"],
    ["of one part", head],
    ["of two parts", `${head}.${body}`],
    ["of four parts", `${real}.${signature}`],
    ["of five parts", `${head}.${body}.${signature}.${body}.${signature}`],
    ["with its signature cut short", real.slice(0, -2)],
    ["with its signature changed in bits that nobody reads", otherEnd(real)],
    ["with another's signature", `${head}.${body}.${Buffer.alloc(32).toString("base64url")}`],
    ["in capitals", real.toUpperCase()],
    ["in quotes", `"${real}"`],
    ["with a word before it", `Bearer ${real}`],
    ["with a zero in it", `${real}\0`],
    ["with a line end in it", `${head}.${body}\n.${signature}`],
    ["whose content is a list", signed(header, "[]", secretKey)],
    ["whose content is nothing", signed(header, "null", secretKey)],
    ["whose content is a text", signed(header, '"sid"', secretKey)],
    ["whose content is not JSON", signed(header, "{sid:", secretKey)],
    ["whose content is a letter", signed(header, "x", secretKey)],
    ["of very great length", `${head}.${"A".repeat(12_000)}.${signature}`],
    ["of great depth", signed(header, `${"[".repeat(3_000)}${"]".repeat(3_000)}`, secretKey)],
  ];
  return shapes.map(([what, token]) => ({ what, token }));
}

/** The last letter of 43 holds two bits that belong to no byte. */
function otherEnd(token: string): string {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const last = letters.indexOf(token.slice(-1));
  return token.slice(0, -1) + letters[last % 4 === 3 ? last - 1 : last + 1];
}

function partsOf(token: string): { header: Part; payload: Part } {
  const { header, payload } = jwt.decode(token, { complete: true }) ?? {};
  return { header: { ...header }, payload: payload as Part };
}

function signed(header: Part, payload: Part | string, key: string, hash = "sha256"): string {
  const content = `${encode(header)}.${encode(payload)}`;
  return `${content}.${createHmac(hash, key).update(content).digest("base64url")}`;
}

function encode(part: Part | string): string {
  return Buffer.from(typeof part === "string" ? part : JSON.stringify(part)).toString("base64url");
}
