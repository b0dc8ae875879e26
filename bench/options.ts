import { parseArgs } from "node:util";
import { quick, thorough } from "./presets.ts";
import { usage } from "./usage.ts";

/** One load: so many pairs of people, each with so many messages on the way at any moment. */
export interface Shape {
  pairs: number;
  inFlight: number;
}

export const sections = ["throughput", "open", "sizes", "idle", "storm"] as const;
export type Section = (typeof sections)[number];

export interface Options {
  only: Section[];
  shapes: Shape[];
  /** How often each shape is measured on each server, in turn. */
  rounds: number;
  warmUpMs: number;
  measureMs: number;
  /** Messages behind a conversation, the fewest first; how often each is measured, and how long for a question. */
  sizes: number[];
  sizeRounds: number;
  askMs: number;
  idleConnections: number;
  /** How long they are left alone before the server's memory is looked at. */
  settleMs: number;
  stormClients: number;
  /** How long after the restart it is looked whether all is as usual. */
  stormWaitMs: number;
  /** Keys without order instead of the page's own, which sort by time. */
  randomKeys: boolean;
  /** Where the figures go as JSON. */
  json: string | null;
  /** Where the app's CPU profiles go. */
  profile: string | null;
}

/** Reads the command line. Null when it asked for help, which has then been printed. Throws on what it cannot read. */
export function readOptions(args: string[]): Options | null {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: "string" },
      quick: { type: "boolean", default: false },
      shape: { type: "string", multiple: true },
      rounds: { type: "string" },
      seconds: { type: "string" },
      "random-keys": { type: "boolean", default: false },
      json: { type: "string" },
      profile: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return null;
  }
  const { seconds, ...usual } = values.quick ? quick : thorough;
  const rounds = positive("--rounds", values.rounds);
  return {
    ...usual,
    only: readSections(values.only),
    shapes: (values.shape ?? usual.shapes).map(readShape),
    rounds: rounds ?? usual.rounds,
    sizeRounds: rounds ?? usual.sizeRounds,
    measureMs: 1000 * (positive("--seconds", values.seconds) ?? seconds),
    randomKeys: values["random-keys"],
    json: values.json ?? null,
    profile: values.profile ?? null,
  };
}

function readSections(text: string | undefined): Section[] {
  if (text === undefined) return [...sections];
  const named = text.split(",");
  const unknown = named.find((name) => !sections.some((section) => section === name));
  if (unknown !== undefined) throw new Error(`--only ${unknown}: there are ${sections.join(", ")}.`);
  return sections.filter((section) => named.includes(section));
}

function readShape(text: string): Shape {
  const [, pairs, inFlight] = /^([1-9]\d*)x([1-9]\d*)$/.exec(text) ?? [];
  if (!pairs || !inFlight) throw new Error(`--shape ${text}: write it as pairs x in flight, like 200x4.`);
  return { pairs: Number(pairs), inFlight: Number(inFlight) };
}

function positive(name: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  const value = Number(text);
  if (!(value > 0)) throw new Error(`${name} ${text}: must be a number above 0.`);
  return value;
}
