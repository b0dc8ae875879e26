import { BlockList, isIP } from "node:net";
import { networkInterfaces } from "node:os";

/**
 * Whether an IP address is one of the public internet's, where anybody's server may stand, and not one of this
 * machine's own. Private, local, shared, link-local, multicast and reserved networks are not, nor what carries such an
 * address within another. The ranges are those of the IANA registries of special-purpose addresses.
 */
export function isPublic(address: string): boolean {
  const family = isIP(address);
  if (family === 0 || isOwn(address)) return false;
  if (family === 4) return !notPublic.check(address, "ipv4");
  return global.check(address, "ipv6") && !notPublic.check(address, "ipv6") && !isTunnel(address);
}

const notPublic = listOf([
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.31.196.0/24",
  "192.52.193.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "192.175.48.0/24",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/3",
  // A cloud's host, which answers its guests on an address that looks public.
  "168.63.129.16/32",
  "2001::/23",
  "2001:db8::/32",
  "2002::/16",
  "2620:4f:8000::/48",
  "3fff::/20",
]);

/** All that was given out so far. What carries an IPv4 address, such as ::ffff:0:0/96 and 64:ff9b::/96, is outside. */
const global = listOf(["2000::/3"]);

function listOf(networks: string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = "", bits] = network.split("/");
    list.addSubnet(address, Number(bits), address.includes(":") ? "ipv6" : "ipv4");
  }
  return list;
}

/** ISATAP (RFC 5214) has an IPv4 address in its last 32 bits, in whatever network. */
function isTunnel(address: string): boolean {
  const { hostname } = new URL(`http://[${address}]`);
  return /:(?:0|200)?:5efe(?::[0-9a-f]+:[0-9a-f]+|::)\]$/.test(hostname);
}

function isOwn(address: string): boolean {
  return Object.values(networkInterfaces()).some((own) => own?.some((one) => one.address === address));
}
