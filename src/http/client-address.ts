import type { IncomingMessage } from "node:http";
import { isIPv6 } from "node:net";
import type { Config } from "../config.ts";

/**
 * Where a request comes from, as far as limits care: an IPv4 address or an IPv6 /64, which is one household or server.
 * Forwarded addresses are believed from as many proxies as the settings name, counted from ours outwards.
 */
export function clientNetwork(config: Pick<Config, "trustProxy">, req: IncomingMessage): string {
  const forwarded = req.headers["x-forwarded-for"]?.toString().split(",").toReversed() ?? [];
  const path = [req.socket.remoteAddress ?? "unknown", ...forwarded.map((address) => address.trim())];
  return networkOf(path[Math.min(config.trustProxy, path.length - 1)] ?? "unknown");
}

/** An IPv4 address, also one written as IPv6, or the first 64 bits of an IPv6 address. */
export function networkOf(address: string): string {
  const plain = withoutPort(address);
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain);
  if (mapped?.[1]) return mapped[1];
  return isIPv6(plain) ? groupsOf(plain).slice(0, 4).join(":") : plain;
}

/** Some proxies write the port too; with it, everybody would have as many budgets as ports. */
function withoutPort(address: string): string {
  const [, v4, v6] = /^(?:(\d+\.\d+\.\d+\.\d+):\d+|\[(.+)\](?::\d+)?)$/.exec(address) ?? [];
  return v4 ?? v6 ?? address;
}

/** The eight groups of an IPv6 address, with those that "::" leaves out. */
function groupsOf(address: string): string[] {
  const [head = "", tail] = (address.split("%", 1)[0] ?? "").split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail ? tail.split(":") : [];
  const missing = tail === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array.from({ length: missing }, () => "0"), ...after];
  return groups.map((group) => Number.parseInt(group, 16).toString(16));
}
