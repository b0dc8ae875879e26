/**
 * Lets what is asked over one connection begin in the order in which it arrived, whatever each has to wait for
 * before it may. Otherwise a line that was down for a moment could close a conversation after the message that was
 * written into it last, or before the one that was written first.
 */
export type InTurn = <T>(begin: () => T | Promise<T>) => T | Promise<T>;

export function createTurns(): InTurn {
  let last: Promise<void> | undefined;

  return function inTurn(begin) {
    // At once where nobody waits: most requests never do.
    const beginning = last ? last.then(begin) : begin();
    if (!(beginning instanceof Promise)) return beginning;
    const over = beginning.then(nothing, nothing).then(() => {
      if (last === over) last = undefined;
    });
    last = over;
    return beginning;
  };
}

/** A refusal is its own request's to tell; here it only ends a turn. */
function nothing(): void {}
