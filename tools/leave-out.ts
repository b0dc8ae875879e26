import type { Plugin } from "esbuild";

/** Parts of the socket's library that this chat never uses: it sends no files over the socket, and no WebTransport. */
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
];

/** Keeps them out of the page's script: a kilobyte of the few that it may have. */
export const leaveOut: Plugin = {
  name: "leave-out",
  setup(build) {
    for (const [filter, contents] of unused) build.onLoad({ filter }, () => ({ contents, loader: "js" }));
  },
};
