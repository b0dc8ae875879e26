import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "../../app.ts";
import type { Chance } from "../chance.ts";
import { type DiskProgram, startOnDisk } from "../disk-program.ts";
import type { Files } from "./disk.ts";
import { newWish, type Person, peopleAt, sentence, tryEditing, trySending, type Wish } from "./talk.ts";
import { type Event, type Faults, readTrace, traced } from "./trace.ts";

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
  const program = await startTraced({ main });
  const people = await peopleAt(program.url, senders);
  const wishes = await talk(people, chance, messages);
  for (const { device } of people) device.socket.io.reconnection(false);
  program.end(end);
  await program.ended;
  return { events: program.events(), wishes, files: filesIn(program.dataDir) };
}

export interface TracedProgram extends DiskProgram {
  dataDir: string;
  /** What it did; once it has ended. */
  events(): Event[];
}

interface TracedStart {
  main: string;
  /** Strace's faults; `onlyFile` by its name within the data folder. */
  faults?: Faults;
}

/** Starts the program in a new folder under strace. */
export async function startTraced({ main, faults }: TracedStart): Promise<TracedProgram> {
  const folder = await temporaryFolder();
  const dataDir = join(folder, "data");
  const output = join(folder, "trace");
  const onlyFile = faults?.onlyFile && join(dataDir, faults.onlyFile);
  const where = { inject: faults?.inject ?? [], ...(onlyFile && { onlyFile }) };
  const processFile = join(folder, "process");
  const named = ["sh", "-c", 'echo $$ > "$0"; exec "$@"', processFile, process.execPath, main];
  const command = traced(output, named, where);
  // strace stays beside the program, and ends with it.
  const processId = () => Number(readFileSync(processFile, "utf8"));
  const program = await startOnDisk({ command, dataDir, processId });
  return { ...program, dataDir, events: () => readTrace(output, dataDir) };
}

async function talk(people: Person[], chance: Chance, messages: number): Promise<Wish[]> {
  const wishes: Wish[] = [];
  const say = async ({ device, conversationId }: Person) => {
    while (wishes.length < messages) {
      const number = wishes.length;
      const wish = newWish(number, conversationId, chance);
      wishes.push(wish);
      await trySending(device, wish);
      if (wish.kept === 1 && chance.isOne(5)) await tryEditing(device, wish, sentence(number, 2, chance));
    }
  };
  await Promise.all(people.flatMap((person) => Array.from({ length: atOnce }, () => say(person))));
  return wishes;
}

function filesIn(folder: string): Files {
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(files.map(({ name }) => [name, readFileSync(join(folder, name))]));
}
