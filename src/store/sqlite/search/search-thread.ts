import { parentPort, workerData } from "node:worker_threads";
import Database from "better-sqlite3";
import type { FoundMessages, SearchQuestion } from "../../../chat/store-requests.ts";
import { AppError, toWireError, type WireError } from "../../../shared/errors.ts";
import { setReaderPragmas } from "../pragmas.ts";
import { prepareFindMessages } from "./find-messages.ts";

/** The thread that searches: a long one keeps nobody else waiting. */

export interface Asked {
  number: number;
  accountId: string;
  question: SearchQuestion;
}
export type Told = { number: number } & (
  | { found: FoundMessages }
  | { refused: WireError }
  | { failed: unknown }
);

if (parentPort) serve(parentPort, workerData);

function serve(port: NonNullable<typeof parentPort>, file: string): void {
  const database = new Database(file, { readonly: true });
  setReaderPragmas(database);
  const find = prepareFindMessages(database);
  port.on("message", ({ number, accountId, question }: Asked) => {
    port.postMessage({ number, ...answer(() => find(accountId, question)) } satisfies Told);
  });
}

function answer(find: () => FoundMessages) {
  try {
    return { found: find() };
  } catch (failed) {
    return failed instanceof AppError ? { refused: toWireError(failed) } : { failed };
  }
}
