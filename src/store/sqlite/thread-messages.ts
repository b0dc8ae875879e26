import type { WireError } from "../../shared/errors.ts";
import type { BatchAnswer, Job } from "./batch.ts";

/** What crosses between the event loop and the writer's thread. */
export type ToThread = Job[] | "close";
export type FromThread =
  | { ready: true }
  | { unusable: WireError }
  | BatchAnswer
  | { lost: Error; isBroken: boolean };
