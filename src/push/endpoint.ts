import { Resolver } from "node:dns/promises";
import { isIP, type LookupFunction } from "node:net";
import { AppError } from "../shared/errors.ts";
import { isPublic } from "./addresses.ts";

/** What lies outside, and how much of it may be reached. Only tests have another. */
export interface Outside {
  /** The addresses that a name stands for; none once the signal calls it off. */
  resolve(host: string, signal: AbortSignal): Promise<string[]>;
  isAllowed(address: string): boolean;
  ports: readonly string[];
  /** Certificates to believe besides the usual ones. */
  ca?: string;
}

export function theInternet(): Outside {
  return { resolve: resolveName, isAllowed: isPublic, ports: ["443"] };
}

export const longestEndpoint = 2_048;

/**
 * The endpoint as an address that may be tried, by its looks: https, the usual port, no password, and one of the
 * `hosts` where these are named. Throws `invalid`.
 */
export function endpointOf(
  text: string,
  hosts: readonly string[] | null,
  { ports, isAllowed }: Pick<Outside, "ports" | "isAllowed">,
): URL {
  const url = text.length <= longestEndpoint ? URL.parse(text) : null;
  if (url?.protocol !== "https:" || url.username || url.password) throw invalid();
  if (!ports.includes(url.port || "443")) throw invalid();
  if (isIP(literalOf(url)) && !isAllowed(literalOf(url))) throw invalid();
  if (hosts && !hosts.some((host) => isHost(url.hostname, host))) {
    throw new AppError("invalid", "Push through this service is not allowed here.", {
      fields: { endpoint: "is not of a push service that is allowed here" },
    });
  }
  return url;
}

/**
 * The addresses of an endpoint's host, looked up once and all of them allowed: connecting goes to these and asks nobody
 * again, so that a name cannot mean another place by then. Throws `invalid` where one is not, `unavailable` where there is none.
 */
export async function pinned(url: URL, outside: Outside, signal: AbortSignal): Promise<LookupFunction> {
  const literal = literalOf(url);
  const addresses = isIP(literal) ? [literal] : await outside.resolve(url.hostname, signal);
  if (addresses.length === 0) throw new AppError("unavailable", "The push service cannot be found just now.");
  if (!addresses.every(outside.isAllowed)) throw invalid();
  const all = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_host, { all: wantsAll }, answer) => {
    const [first] = all;
    if (wantsAll || !first) answer(null, all);
    else answer(null, first.address, first.family);
  };
}

/** Without the brackets of an IPv6 address. */
function literalOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, "");
}

/** `*.example.org` stands for all that is below it. */
function isHost(name: string, pattern: string): boolean {
  return pattern.startsWith("*.") ? name.endsWith(pattern.slice(1)) : name === pattern;
}

function invalid(): AppError {
  const fields = { endpoint: "must be an https address of a push service" };
  return new AppError("invalid", `endpoint ${fields.endpoint}.`, { fields });
}

/** Not the system's own way: that blocks one of few threads, on which passwords are hashed too. */
async function resolveName(host: string, signal: AbortSignal): Promise<string[]> {
  const resolver = new Resolver({ timeout: 2_000, tries: 2 });
  signal.addEventListener("abort", () => resolver.cancel());
  const both = await Promise.all([
    resolver.resolve4(host).catch(() => []),
    resolver.resolve6(host).catch(() => []),
  ]);
  return both.flat();
}
