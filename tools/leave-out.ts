import { readFileSync } from "node:fs";
import type { Plugin } from "esbuild";

/**
 * Parts of the socket's library that this chat never uses: it sends no files over the socket, no WebTransport, and the
 * page has one connection, to where it came from. And what browsers have by now.
 */
const unused: [file: RegExp, instead: string][] = [
  [/engine\.io-client\/build\/esm\/transports\/webtransport\.js$/, "export class WT {}"],
  [
    // Text that is fetched, where the library knows XMLHttpRequest and its faults of twenty years.
    /engine\.io-client\/build\/esm\/transports\/polling-xhr\.js$/,
    `import { Polling } from "./polling.js";
     export class XHR extends Polling {
       supportsBinary = true;
       doPoll() {
         this.ask({}, (text) => this.onData(text));
       }
       doWrite(body, written) {
         this.ask({ method: "POST", body }, written);
       }
       ask(what, heard) {
         const answered = fetch(this.uri(), what).then((answer) => {
           if (!answer.ok) throw answer.status;
           return answer.text();
         });
         // What goes wrong in listening is no fault of the line's.
         answered.then(heard, (reason) => this.onError("polling failed", reason));
       }
     }`,
  ],
  [
    // Text packets of the one namespace that there is: type, perhaps the number of a question, and JSON.
    /socket\.io-parser\/build\/esm\/index\.js$/,
    `import { Emitter } from "@socket.io/component-emitter";
     export const PacketType = { CONNECT: 0, DISCONNECT: 1, EVENT: 2, ACK: 3, CONNECT_ERROR: 4 };
     export class Encoder {
       encode({ type, id, data }) {
         return [type + String(id ?? "") + (data === undefined ? "" : JSON.stringify(data))];
       }
     }
     export class Decoder extends Emitter {
       add(text) {
         const [, type, id, json] = /^([0-4])(\\d*)([[{].*)?$/s.exec(text) ?? [];
         if (!type || ((type === "2" || type === "3") && json?.[0] !== "[")) throw new Error("Not a packet.");
         const packet = { type: Number(type), nsp: "/" };
         if (id) packet.id = Number(id);
         if (json) packet.data = JSON.parse(json);
         this.emitReserved("decoded", packet);
       }
       destroy() {}
     }`,
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
  [
    // Under the names by which the rest calls it.
    /@socket\.io\/component-emitter\/lib\/esm\/index\.js$/,
    `export class Emitter {
       ears = {};
       on(name, hear) {
         this.ears[name] = [...this.listeners(name), hear];
         return this;
       }
       once(name, hear) {
         const ear = (...news) => {
           this.off(name, ear);
           hear.apply(this, news);
         };
         return this.on(name, ear);
       }
       off(name, hear) {
         if (hear) this.ears[name] = this.listeners(name).filter((ear) => ear !== hear);
         else if (name) delete this.ears[name];
         else this.ears = {};
       }
       removeAllListeners(name) {
         this.off(name);
       }
       emitReserved(name, ...news) {
         for (const ear of this.listeners(name)) ear.apply(this, news);
         return this;
       }
       emit(...event) {
         return this.emitReserved(...event);
       }
       listeners(name) {
         return this.ears[name] ?? [];
       }
     }`,
  ],
  [/engine\.io-client\/build\/esm\/contrib\/has-cors\.js$/, "export const hasCORS = true;"],
  [
    /socket\.io-client\/build\/esm\/index\.js$/,
    `import { Manager } from "./manager.js";
     export const io = (options) => new Manager(location.origin, options).socket("/", options);`,
  ],
];

/**
 * Methods that nobody calls. Of the connection: how it goes from a worse way to a better one, for the page begins with the
 * better one, and when that fails it is not among those to go on to. Of the socket: its own retries, which are off, other
 * ways to send, ears for every event, and answers to the server, which asks nothing.
 */
const idle: [file: RegExp, methods: string[]][] = [
  [/engine\.io-client\/build\/esm\/socket\.js$/, ["_probe"]],
  [/engine\.io-client\/build\/esm\/transports\/polling\.js$/, ["pause"]],
  [
    /socket\.io-client\/build\/esm\/socket\.js$/,
    [
      ...["send", "ack", "compress", "_addToQueue", "_drainQueue", "emitWithAck"],
      ...["onAny", "prependAny", "offAny", "listenersAny", "notifyOutgoingListeners"],
      ...["onAnyOutgoing", "prependAnyOutgoing", "offAnyOutgoing", "listenersAnyOutgoing"],
    ],
  ],
];

/** Keeps them out of the page's script: two kilobytes of the few that it may have. */
export const leaveOut: Plugin = {
  name: "leave-out",
  setup(build) {
    for (const [filter, contents] of unused) build.onLoad({ filter }, () => ({ contents, loader: "js" }));
    for (const [filter, methods] of idle) {
      build.onLoad({ filter }, ({ path }) => {
        return { contents: methods.reduce(withoutMethod, readFileSync(path, "utf8")), loader: "js" };
      });
    }
  },
};

/** Throws when there is no such method any more: then it is time to look again. */
function withoutMethod(source: string, name: string): string {
  const method = new RegExp(String.raw`\n {4}${name}\([^\n]*\) \{\n.*?\n {4}\}\n`, "s");
  if (!method.test(source)) throw new Error(`The socket's library has no method ${name} to leave out.`);
  return source.replace(method, `\n    ${name}() {}\n`);
}
