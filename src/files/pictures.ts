import type { ChildProcess } from "node:child_process";
import { AppError } from "../shared/errors.ts";
import { type Answer, answerOf, startPictureProcess } from "./asking-for-pictures.ts";
import type { Remade, RemakeWish } from "./remake-picture.ts";

export interface Pictures {
  /** Throws `invalid` for what is no picture after all, and `too_large` for one with too many pixels. */
  remake(wish: RemakeWish): Promise<Remade>;
  close(): void;
}

/** A process without work takes memory for nothing; starting one takes a blink. */
const idleMs = 30_000;

/** Makes pictures one after another, in a process of its own that the first of them starts. */
export function createPictures(): Pictures {
  let child: ChildProcess | null = null;
  let idling: NodeJS.Timeout | undefined;
  let isClosed = false;
  const inTurn = takingTurns();

  return {
    remake: async (wish) => pictureIn(await inTurn(() => ask(wish))),
    close() {
      isClosed = true;
      end();
    },
  };

  async function ask(wish: RemakeWish): Promise<Answer> {
    assertNot(isClosed);
    clearTimeout(idling);
    const answer = await answerOf(running(), wish);
    assertNot(isClosed);
    idling = setTimeout(end, idleMs).unref();
    return answer;
  }

  function running(): ChildProcess {
    if (child) return child;
    const started = startPictureProcess(() => {
      if (child === started) child = null;
    });
    child = started;
    return started;
  }

  function end(): void {
    clearTimeout(idling);
    child?.kill("SIGKILL");
    child = null;
  }
}

function takingTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  let before: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = before.then(work);
    before = turn.catch(() => undefined); // Whoever asked hears of it; the next one only waits.
    return turn;
  };
}

/** What was interrupted is no fault of the picture's. */
function assertNot(isClosed: boolean): void {
  if (isClosed) throw new AppError("unavailable", "Parley is stopping.");
}

function pictureIn(answer: Answer): Remade {
  if ("failed" in answer) throw new Error(`A picture could not be made: ${answer.failed}`);
  if (!("unfit" in answer)) return answer;
  if (answer.unfit === "unreadable") {
    throw new AppError("invalid", "This picture cannot be read. It may be damaged.");
  }
  throw new AppError("too_large", "This picture has too many pixels. Please make it smaller first.");
}
