import type { Plugin } from "esbuild";

/**
 * Parts of the socket's library that this chat never uses: it sends no files over the socket, and no WebTransport. And
 * one that browsers have by now: the page only ever gives it its own address.
 */
const unused: [file: RegExp, instead: string][] = [
  [/engine\.io-client\/build\/esm\/transports\/webtransport\.js$/, "export class WT {}"],
  [
    /socket\.io-parser\/build\/esm\/is-binary\.js$/,
    "export const isBinary = () => false, hasBinary = isBinary;",
  ],
  [
    /socket\.io-parser\/build\/esm\/binary\.js$/,
    "export const deconstructPacket = null, reconstructPacket = null;",
  ],
  [
    /engine\.io-parser\/build\/esm\/encodePacket\.browser\.js$/,
    `import { PACKET_TYPES } from "./commons.js";
     export const encodePacket = ({ type, data }, _, encoded) => encoded(PACKET_TYPES[type] + (data || ""));
     export const encodePacketToBinary = null;`,
  ],
  [
    /engine\.io-parser\/build\/esm\/decodePacket\.browser\.js$/,
    `import { ERROR_PACKET, PACKET_TYPES_REVERSE } from "./commons.js";
     export const decodePacket = (packet) => {
       const type = typeof packet === "string" && PACKET_TYPES_REVERSE[packet[0]];
       if (!type) return ERROR_PACKET;
       return packet.length > 1 ? { type, data: packet.slice(1) } : { type };
     };`,
  ],
  [
    /engine\.io-client\/build\/esm\/contrib\/parseuri\.js$/,
    `export const parse = (address) => {
       const { protocol, hostname, port, pathname, search } = new URL(address);
       const host = hostname.replace(/[[\\]]/g, "");
       return { protocol: protocol.slice(0, -1), host, port, path: pathname, query: search.slice(1) };
     };`,
  ],
];

/** Keeps them out of the page's script: a kilobyte of the few that it may have. */
export const leaveOut: Plugin = {
  name: "leave-out",
  setup(build) {
    for (const [filter, contents] of unused) build.onLoad({ filter }, () => ({ contents, loader: "js" }));
  },
};
