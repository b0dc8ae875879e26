import { type ChildProcess, fork } from "node:child_process";
import { extname } from "node:path";
import type { Remade, RemakeWish, Unfit } from "./remake-picture.ts";

/** What the process that makes pictures says. */
export type Answer = Remade | Unfit | { failed: string };

/** The largest ones take some seconds; whatever takes longer than this is made to. */
const longestMs = 60_000;

/** Starts it; whoever started it is told when it has ended. */
export function startPictureProcess(ended: () => void): ChildProcess {
  const file = new URL(`./picture-process${extname(import.meta.url)}`, import.meta.url);
  const started = fork(file, {
    // Nothing of ours to tell, whoever takes it over.
    env: {},
    execArgv: ["--disable-proto=delete", "--max-old-space-size=128"],
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    serialization: "advanced",
  });
  started.once("exit", ended);
  return started;
}

/** Asks it for one picture. */
export function answerOf(asked: ChildProcess, wish: RemakeWish): Promise<Answer> {
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
