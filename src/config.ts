import { z } from "zod";
import { isReadByOthers } from "./http/plain-http.ts";
import { AppError } from "./shared/errors.ts";

/** All settings, read once. The rest of the program sees only this object. */
export interface Config {
  host: string;
  port: number;
  /** The address people type; null: taken from each request. No slash at the end. */
  publicUrl: string | null;
  dataDir: string;
  /** Signs tokens; null: made once and kept in `dataDir`. */
  secretKey: string | null;
  /** Still believed, while what it signed runs out. */
  secretKeyPrevious: string | null;
  setupToken: string | null;
  /** Notices for devices where no page is open; `hosts` null: through any push service. */
  push: { isOn: boolean; hosts: string[] | null };
  passwordCost: number;
  /** Multiplies every limit; 0 turns them off. */
  rateLimitScale: number;
  /** How many proxies to believe forwarded headers from. */
  trustProxy: number;
  tls: { certFile: string; keyFile: string } | null;
  /** How much files may take, in bytes: one, those of one account, all; and what stays free on the disk. */
  files: { file: number; own: number; all: number; left: number };
  logLevel: LogLevel;
}

const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
type LogLevel = (typeof logLevels)[number];

const megabyte = 1_000_000;

/** On the disk, for messages: files are refused before those have to be. */
const keptFree = 200 * megabyte;

/** The lowest bcrypt cost that is safe to run with; tests may go lower, for speed. */
const safePasswordCost = 10;

const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, `must be a whole number from ${min} to ${max}`)
    .transform(Number)
    .refine((n) => n >= min && n <= max, `must be a whole number from ${min} to ${max}`);

const settings = z.object({
  HOST: z.string().default("127.0.0.1"),
  PORT: wholeNumber(0, 65_535).default(3000),
  PUBLIC_URL: z
    .string()
    .refine(isOrigin, "must be an address like https://chat.example.org, without a path")
    .transform((url) => new URL(url).origin)
    .optional(),
  DATA_DIR: z.string().default("./data"),
  DATABASE_URL: z
    .never("is for PostgreSQL, which this version does not store in yet; leave it out to use SQLite")
    .optional(),
  REDIS_URL: z
    .never("is for several processes, which this version does not run as yet; leave it out")
    .optional(),
  SECRET_KEY: z
    .string()
    .refine((key) => Buffer.byteLength(key) >= 32, { error: "must be at least 32 bytes long", abort: true })
    .refine((key) => key === key.trim(), "must not begin or end with a space")
    .refine((key) => new Set(key).size >= 8, "must not be the same few characters again and again")
    .optional(),
  SECRET_KEY_PREVIOUS: z
    .string()
    .refine((key) => Buffer.byteLength(key) >= 32, "must be at least 32 bytes long")
    .optional(),
  SETUP_TOKEN: z
    .string()
    .regex(/^[\w-]{16,}$/, "must be at least 16 letters, digits, - or _")
    .optional(),
  PUSH: z
    .string()
    .transform((value) => value.split(",").map((host) => host.trim()))
    .refine(
      (hosts) => hosts.every(isHostOrWord),
      "must be on, off, or push services such as *.push.apple.com",
    )
    .default(["on"]),
  PASSWORD_COST: wholeNumber(4, 18).default(12),
  RATE_LIMIT_SCALE: z
    .string()
    .refine((n) => /^\d+(\.\d+)?$/.test(n), "must be a number such as 1, 0.5 or 0")
    .transform(Number)
    .default(1),
  TRUST_PROXY: z.preprocess((value) => (value === "off" ? "0" : value), wholeNumber(0, 20).default(0)),
  TLS_CERT: z.string().optional(),
  TLS_KEY: z.string().optional(),
  FILE_LIMIT_MB: wholeNumber(1, 2_000).default(25),
  FILES_PER_ACCOUNT_MB: wholeNumber(0, 100_000_000).default(1_000),
  FILES_IN_ALL_MB: wholeNumber(0, 100_000_000).default(20_000),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(", ")}`).default("info"),
  NODE_ENV: z.string().optional(),
});

/** What README and `.env.example` have to tell, each and nothing more. */
export const settingNames: string[] = Object.keys(settings.shape);

/**
 * Reads the settings from environment variables; an empty one counts as not set.
 * Throws an AppError `invalid` whose message names every setting that makes no sense, a sentence each.
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const result = settings.safeParse(given);
  if (!result.success) throw refusal(result.error.issues.map((i) => `${String(i.path[0])} ${i.message}.`));
  const env = result.data;
  const wrong = contradictions(env);
  if (wrong.length > 0) throw refusal(wrong);
  return {
    host: env.HOST,
    port: env.PORT,
    publicUrl: env.PUBLIC_URL ?? null,
    dataDir: env.DATA_DIR,
    secretKey: env.SECRET_KEY ?? null,
    secretKeyPrevious: env.SECRET_KEY_PREVIOUS ?? null,
    setupToken: env.SETUP_TOKEN ?? null,
    push: pushSettings(env.PUSH),
    passwordCost: env.PASSWORD_COST,
    rateLimitScale: env.RATE_LIMIT_SCALE,
    trustProxy: env.TRUST_PROXY,
    tls: env.TLS_CERT && env.TLS_KEY ? { certFile: env.TLS_CERT, keyFile: env.TLS_KEY } : null,
    files: {
      file: env.FILE_LIMIT_MB * megabyte,
      own: env.FILES_PER_ACCOUNT_MB * megabyte,
      all: env.FILES_IN_ALL_MB * megabyte,
      left: keptFree,
    },
    logLevel: env.LOG_LEVEL,
  };
}

/** `on` and `off` stand alone; a name has a dot, and may begin with a star for all that is below it. */
function isHostOrWord(host: string, _at: number, all: string[]): boolean {
  return /^(on|off)$/.test(host) ? all.length === 1 : /^(\*\.)?([a-z0-9-]+\.)+[a-z0-9-]+$/.test(host);
}

function pushSettings(given: string[]): Config["push"] {
  const [first] = given;
  return { isOn: first !== "off", hosts: first === "on" || first === "off" ? null : given };
}

/** Whether an address is http or https and nothing but an origin. */
function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.pathname === "/" && !url.search && !url.hash;
}

function contradictions(env: z.infer<typeof settings>): string[] {
  const wrong: string[] = [];
  if (env.PASSWORD_COST < safePasswordCost && env.NODE_ENV !== "test") {
    wrong.push(`PASSWORD_COST must be at least ${safePasswordCost}: less is too easy to guess.`);
  }
  if (env.SECRET_KEY_PREVIOUS && !env.SECRET_KEY) {
    wrong.push("SECRET_KEY_PREVIOUS goes with SECRET_KEY: without it the keys are kept in DATA_DIR.");
  }
  if (env.PUBLIC_URL && isReadByOthers(env.PUBLIC_URL) && env.NODE_ENV !== "development") {
    wrong.push("PUBLIC_URL must begin with https: over http, others on the way can read everything.");
  }
  if (Boolean(env.TLS_CERT) !== Boolean(env.TLS_KEY)) {
    wrong.push("TLS_CERT and TLS_KEY belong together: set both or neither.");
  }
  return wrong;
}

function refusal(sentences: string[]): AppError {
  return new AppError("invalid", sentences.join("\n"));
}
