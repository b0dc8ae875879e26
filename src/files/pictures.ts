import { type ChildProcess, fork } from "node:child_process";
import { extname } from "node:path";
import { AppError } from "../shared/errors.ts";
import type { Remade, RemakeWish, Unfit } from "./remake-picture.ts";

export interface Pictures {
  /** Throws `invalid` for what is no picture after all, and `too_large` for one with too many pixels. */
  remake(wish: RemakeWish): Promise<Remade>;
  close(): void;
}

type Answer = Remade | Unfit | { failed: string };

/** The largest ones take some seconds; whatever takes longer than this is made to. */
const longestMs = 60_000;
/** A process without work takes memory for nothing; starting one takes a blink. */
const idleMs = 30_000;

/** Makes pictures one after another, in a process of its own that the first of them starts. */
export function createPictures(): Pictures {
  let child: ChildProcess | null = null;
  let idling: NodeJS.Timeout | undefined;
  let before: Promise<unknown> = Promise.resolve();
  let isClosed = false;

  return {
    async remake(wish) {
      const turn = before.then(() => ask(wish));
      before = turn.catch(() => undefined); // Whoever asked hears of it; the next one only waits.
      return pictureIn(await turn);
    },
    close() {
      isClosed = true;
      end();
    },
  };

  async function ask(wish: RemakeWish): Promise<Answer> {
    assertOpen();
    clearTimeout(idling);
    child ??= start();
    const answer = await answerOf(child, wish);
    assertOpen();
    idling = setTimeout(end, idleMs);
    idling.unref();
    return answer;
  }

  /** What was interrupted is no fault of the picture's. */
  function assertOpen(): void {
    if (isClosed) throw new AppError("unavailable", "Parley is stopping.");
  }

  function start(): ChildProcess {
    const file = new URL(`./picture-process${extname(import.meta.url)}`, import.meta.url);
    const started = fork(file, {
      // Nothing of ours to tell, whoever takes it over.
      env: {},
      execArgv: ["--disable-proto=delete", "--max-old-space-size=128"],
      stdio: ["ignore", "ignore", "ignore", "ipc"],
      serialization: "advanced",
    });
    started.once("exit", () => {
      if (child === started) child = null;
    });
    return started;
  }

  function answerOf(asked: ChildProcess, wish: RemakeWish): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const tooLong = setTimeout(() => asked.kill("SIGKILL"), longestMs);
      const settle = (end: () => void) => {
        clearTimeout(tooLong);
        asked.removeAllListeners("message").removeListener("exit", onExit).removeListener("error", onError);
        end();
      };
      // What a picture did to it ends it by a signal; a process that ends by itself is a fault of ours.
      const onExit = (code: number | null) =>
        settle(() => {
          if (code === null) resolve({ unfit: "unreadable" });
          else reject(new Error(`The process that makes pictures ended with ${code}.`));
        });
      const onError = (error: Error) => settle(() => reject(error));
      // One answer to each question: that is all the process ever says.
      asked.once("message", (answer: unknown) => settle(() => resolve(answer as Answer)));
      asked.once("exit", onExit);
      asked.once("error", onError);
      asked.send(wish);
    });
  }

  function end(): void {
    clearTimeout(idling);
    child?.kill("SIGKILL");
    child = null;
  }
}

function pictureIn(answer: Answer): Remade {
  if ("failed" in answer) throw new Error(`A picture could not be made: ${answer.failed}`);
  if (!("unfit" in answer)) return answer;
  if (answer.unfit === "unreadable") {
    throw new AppError("invalid", "This picture cannot be read. It may be damaged.");
  }
  throw new AppError("too_large", "This picture has too many pixels. Please make it smaller first.");
}
