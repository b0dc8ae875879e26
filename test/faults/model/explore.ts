import fc from "fast-check";
import { apply } from "../../../src/shared/state/apply.ts";
import { databaseAgrees, everybodyBack, freshPagesAgree } from "./at-the-end.ts";
import { type Step, stories } from "./commands.ts";
import { everythingArrives } from "./mishaps.ts";
import type { Template } from "./template.ts";
import { openWorld, type Parts } from "./world.ts";

/** A bound for a run that hangs: some thirty steps take well under a second. */
const runMs = 60_000;

export interface Exploring {
  runs: number;
  seed: number;
  /** The story of an earlier failure: `path` and `replayPath` as they were printed. */
  path?: string | undefined;
  replayPath?: string | undefined;
  parts?: Partial<Parts>;
  /** Whether to look for the smallest story that fails. */
  shrinks?: boolean;
}

/** Plays random stories against the model. Answers the story that diverged, in words, or null if none did. */
export async function explore(template: Template, exploring: Exploring): Promise<string | null> {
  const { runs, seed, path, replayPath, parts = {}, shrinks = true } = exploring;
  const whole: Parts = { apply, changeStore: (store) => store, ...parts };
  const details = await fc.check(
    fc.asyncProperty(stories(replayPath), (story) => play(template, story, whole)),
    { numRuns: runs, seed, endOnFailure: !shrinks, ...(path && { path }), timeout: runMs },
  );
  return details.failed ? told(details) : null;
}

/** The seed, the path, the shortest story found, and what was wrong in it. */
function told(details: fc.RunDetails<[Iterable<Step>]>): string {
  const { errorInstance } = details;
  const wrong = errorInstance instanceof Error ? errorInstance.stack : String(errorInstance);
  return `${fc.defaultReportMessage(details)}\n${wrong}`;
}

async function play(template: Template, story: Iterable<Step>, parts: Parts): Promise<void> {
  const world = await openWorld(template, parts);
  try {
    await fc.asyncModelRun(() => ({ model: world.model, real: world }), story);
    await everythingArrives(world);
    await everybodyBack(world);
    await everythingArrives(world);
    await freshPagesAgree(world);
    await world.stop();
    databaseAgrees(world);
  } finally {
    await world.close();
  }
}
