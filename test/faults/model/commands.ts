import fc from "fast-check";
import * as acts from "./acts.ts";
import { everyCursorIsTrue } from "./agreement.ts";
import * as mishaps from "./mishaps.ts";
import type { Model } from "./specification.ts";
import { deviceNames, type World } from "./world.ts";

export type Step = fc.AsyncCommand<Model, World>;

const device = fc.constantFrom(...deviceNames);
/** Picks one of however many there are. */
const which = fc.nat({ max: 7 });
const word = fc.constantFrom("yes", "no", "perhaps", "tomorrow", "thanks", "sorry", "of course", "never");
const emoji = fc.constantFrom("👍", "❤️", "🎉");
const clockJumpMs = fc.constantFrom(-3_600_000, -5_000, 3_600_000);

/** Everything that may happen. What is named more than once happens more often. `replayPath` tells one story again. */
export function stories(replayPath: string | undefined): fc.Arbitrary<Iterable<Step>> {
  const says = fc.tuple(device, which, word).map((given) => step("says", acts.says, given));
  const rests = fc.constant(step("everything arrives", mishaps.everythingArrives, []));
  const comesBack = device.map((name) => step("comes back", mishaps.comesBack, [name]));
  const getsOne = fc.tuple(device, which).map((given) => step("gets one", mishaps.getsOne, given));
  return fc.commands(
    [
      says,
      says,
      says,
      fc.tuple(device, which, word).map((given) => step("replies", acts.replies, given)),
      fc.tuple(device, which, word).map((given) => step("edits", acts.edits, given)),
      fc.tuple(device, which).map((given) => step("deletes", acts.deletes, given)),
      fc.tuple(device, which, emoji).map((given) => step("reacts", acts.reacts, given)),
      fc.tuple(device, which).map((given) => step("closes, or opens again", acts.turns, given)),
      fc.tuple(device, which).map((given) => step("opens a conversation", acts.opens, given)),
      fc.tuple(device, which).map((given) => step("reads", acts.reads, given)),
      device.map((name) => step("opens the page anew", mishaps.opensAnew, [name])),
      device.map((name) => step("loses the line", mishaps.losesTheLine, [name])),
      fc.tuple(device, which, word).map((given) => step("says, unanswered", mishaps.hearsNoAnswer, given)),
      comesBack,
      comesBack,
      device.map((name) => step("is held up", mishaps.isHeldUp, [name])),
      getsOne,
      getsOne,
      device.map((name) => step("misses the next event", mishaps.missesTheNext, [name])),
      device.map((name) => step("gets the next event twice", mishaps.getsTheNextTwice, [name])),
      clockJumpMs.map((ms) => step("the server's clock jumps", mishaps.clockJumps, [ms])),
      fc.constant(step("the program restarts", mishaps.restarts, [])),
      fc.constant(step("a backup is made", mishaps.backsUp, [])),
      fc.constant(step("the backup is restored", mishaps.restores, [])),
      rests,
      rests,
    ],
    { maxCommands: 30, size: "max", ...(replayPath && { replayPath }) },
  );
}

/** A step of the story; after each, every device is true to the version that it holds. */
function step<Given extends unknown[]>(
  words: string,
  act: (world: World, ...given: Given) => Promise<void> | void,
  given: Given,
): Step {
  return {
    check: () => true,
    async run(_model, world) {
      world.server.now += 1_000;
      await act(world, ...given);
      await world.quiet();
      everyCursorIsTrue(world);
    },
    toString: () => [words, ...given].join(" · "),
  };
}
