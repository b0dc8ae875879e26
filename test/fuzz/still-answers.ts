import { frame, type RawLine } from "./raw-line.ts";

/** Asks something harmless on a line after an attack: it must be answered, unless the server has hung up. */
export async function stillAnswers(line: RawLine): Promise<"answered" | "closed" | "silent"> {
  const id = nextId(line);
  line.send(frame({ payload: `42${id}["presence:set",{"presence":"online"}]` }));
  const heard = await line.hears((message) => message.startsWith(`43${id}[`));
  return heard === "closed" || heard === "silent" ? heard : "answered";
}

const ids = new WeakMap<RawLine, number>();

/** Far from the ids that attacks use. */
function nextId(line: RawLine): number {
  const id = (ids.get(line) ?? 7_000_000) + 1;
  ids.set(line, id);
  return id;
}
