import { isIPv4 } from "node:net";

/** Whether what is sent to this address passes others on its way, where they could read it. */
export function isReadByOthers(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === "http:" && !isThisMachine(hostname);
}

/** Where the program listens, of its settings. */
interface Listening {
  host: string;
  tls: object | null;
  publicUrl: string | null;
  trustProxy: number;
}

/** Whether others could connect over http, as far as the settings tell: nothing says that there is a proxy. */
export function isOpenOverHttp({ host, tls, publicUrl, trustProxy }: Listening): boolean {
  return !isThisMachine(host) && tls === null && publicUrl === null && trustProxy === 0;
}

/** RFC 6761, section 6.3; RFC 1122, section 3.2.1.3; RFC 4291, section 2.5.3. */
function isThisMachine(host: string): boolean {
  if (isIPv4(host)) return host.startsWith("127.");
  return host === "localhost" || host.endsWith(".localhost") || host === "::1" || host === "[::1]";
}
