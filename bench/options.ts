import { parseArgs } from "node:util";

/** One load: so many pairs of people, each with so many messages on the way at any moment. */
export interface Shape {
  pairs: number;
  inFlight: number;
}

export interface Options {
  shapes: Shape[];
  /** How often each shape is measured on each server, in turn. */
  rounds: number;
  warmUpMs: number;
  measureMs: number;
  /** Keys without order instead of the page's own, which sort by time. */
  randomKeys: boolean;
  /** Where the figures go as JSON. */
  json: string | null;
  /** Where the app's CPU profiles go. */
  profile: string | null;
}

const usage = `Measures a bare Socket.IO relay that stores nothing, and Parley, on the same work.

  npm run bench -- [--quick] [--shape 200x4]… [--rounds N] [--seconds N]
                   [--random-keys] [--json FILE] [--profile DIR]

  --quick        a rough answer in 20 seconds
  --shape PxF    P pairs of people with F messages in flight each (default: 50x16, 200x4 and 50x1)
  --rounds N     how often each is measured (default 4)
  --seconds N    how long each measured stretch takes (default 2)
  --random-keys  names messages as a client that makes keys without order would
  --json FILE    writes every figure there
  --profile DIR  writes CPU profiles of Parley there; the figures are then a little worse`;

const usualShapes = ["50x16", "200x4", "50x1"];

/** Reads the command line. Null when it asked for help, which has then been printed. Throws on what it cannot read. */
export function readOptions(args: string[]): Options | null {
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: "boolean", default: false },
      shape: { type: "string", multiple: true, default: usualShapes },
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
  const usual = values.quick
    ? { rounds: 2, seconds: 0.7, warmUpMs: 300 }
    : { rounds: 4, seconds: 2, warmUpMs: 500 };
  return {
    shapes: values.shape.map(readShape),
    rounds: positive("--rounds", values.rounds) ?? usual.rounds,
    measureMs: 1000 * (positive("--seconds", values.seconds) ?? usual.seconds),
    warmUpMs: usual.warmUpMs,
    randomKeys: values["random-keys"],
    json: values.json ?? null,
    profile: values.profile ?? null,
  };
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
