import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { onTestFinished } from "vitest";
import { temporaryFolder } from "../../app.ts";
import type { Chance } from "../chance.ts";
import { programSettings } from "../disk-program.ts";
import type { Files } from "./disk.ts";
import { type Person, peopleAt, sentence, tryEditing, trySending, type Wish } from "./talk.ts";
import { type Event, readTrace, traced } from "./trace.ts";

export interface Recording {
  events: Event[];
  wishes: Wish[];
  /** What the folder held in the end, all said and done. */
  files: Files;
}

interface Load {
  /** The built program. */
  main: string;
  chance: Chance;
  messages: number;
  /** How the recording ends: at once, or as a service manager does. */
  end: "SIGKILL" | "SIGTERM";
}

const senders = 4;
/** How many messages each sender has under way at once, so that commits are shared as under real load. */
const atOnce = 4;

/** Starts the program under strace, lets people talk and edit, and ends it. */
export async function record({ main, chance, messages, end }: Load): Promise<Recording> {
  const folder = await temporaryFolder();
  const dataDir = join(folder, "data");
  const output = join(folder, "trace");
  const [command = "", ...options] = traced(output, [process.execPath, main]);
  const child = spawn(command, options, {
    env: programSettings(dataDir),
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  onTestFinished(() => void endProgram(output, "SIGKILL"));

  const url = await addressOf(child);
  const people = await peopleAt(url, senders);
  const wishes = await talk(people, chance, messages);
  for (const { device } of people) device.socket.io.reconnection(false);
  endProgram(output, end);
  await exited;
  return { events: readTrace(output, dataDir), wishes, files: filesIn(dataDir) };
}

/** The program's own process is the first that the trace names; strace itself ends with it. */
function endProgram(output: string, signal: NodeJS.Signals): void {
  const first = existsSync(output) ? Number.parseInt(readFileSync(output, "latin1"), 10) : Number.NaN;
  if (existsSync(`/proc/${first}`)) process.kill(first, signal);
}

async function talk(people: Person[], chance: Chance, messages: number): Promise<Wish[]> {
  const wishes: Wish[] = [];
  const say = async ({ device, conversationId }: Person) => {
    while (wishes.length < messages) {
      const number = wishes.length;
      const texts = [sentence(number, 1, chance)];
      const wish: Wish = { number, conversationId, key: crypto.randomUUID(), texts, kept: 0, seq: null };
      wishes.push(wish);
      await trySending(device, wish);
      if (wish.kept === 1 && chance.isOne(5)) await tryEditing(device, wish, sentence(number, 2, chance));
    }
  };
  await Promise.all(people.flatMap((person) => Array.from({ length: atOnce }, () => say(person))));
  return wishes;
}

async function addressOf(child: { stdout: NodeJS.ReadableStream }): Promise<string> {
  for await (const line of createInterface({ input: child.stdout })) {
    const found = /https?:\S+/.exec(line)?.[0];
    if (found) return found;
  }
  throw new Error("The program ended before it said where it is.");
}

function filesIn(folder: string): Files {
  return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));
}
