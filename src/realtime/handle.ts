import type { Logger } from "pino";
import type { RateLimits } from "../limits/rate-limits.ts";
import { AppError, toWireError } from "../shared/errors.ts";
import type { Ack, Answers, RequestName, Requests } from "../shared/protocol.ts";
import { checkInput } from "../validation/check-input.ts";
import { requests } from "./requests.ts";
import type { LiveSocket } from "./socket-types.ts";

export type Handlers = {
  [N in RequestName]: (socket: LiveSocket, payload: Requests[N]) => Promise<Answers[N]>;
};

export interface RequestGate {
  limits: RateLimits;
  log: Logger;
  /** Counts a request as under way until its answer is given, or refuses it because the program is stopping. */
  enter(): () => void;
}

/**
 * Gives a socket's every request the same way: validate, limit, run, acknowledge. A client may send anything,
 * under any name, with no callback: what the types promise is checked here and nowhere later.
 */
export function handleRequests(socket: LiveSocket, handlers: Handlers, gate: RequestGate): void {
  socket.onAny(async (name: string, ...args: unknown[]) => {
    const acknowledge = args.at(-1);
    const answer = await answerTo(socket, name, args[0], handlers, gate);
    if (typeof acknowledge === "function") acknowledge(answer);
  });
}

async function answerTo(
  socket: LiveSocket,
  name: string,
  given: unknown,
  handlers: Handlers,
  gate: RequestGate,
): Promise<Ack<object>> {
  try {
    const leave = gate.enter();
    try {
      if (!isRequestName(name)) throw new AppError("not_found", "There is no such request.");
      return { ok: true, ...(await run(socket, name, given, handlers, gate)) };
    } finally {
      leave();
    }
  } catch (error) {
    if (!(error instanceof AppError)) gate.log.error({ err: error, event: name }, "A request failed");
    return { ok: false, error: toWireError(error) };
  }
}

async function run<N extends RequestName>(
  socket: LiveSocket,
  name: N,
  given: unknown,
  handlers: Handlers,
  { limits }: RequestGate,
): Promise<Answers[N]> {
  const { payload, budget } = requests[name];
  const wish = checkInput(payload, given);
  await limits.spend(budget, { account: socket.data.caller.accountId });
  return handlers[name](socket, wish);
}

function isRequestName(name: string): name is RequestName {
  return Object.hasOwn(requests, name);
}
