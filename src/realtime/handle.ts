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

/** Gives a socket's every request the same way: validate, limit, run, acknowledge. */
export function handleRequests(socket: LiveSocket, handlers: Handlers, gate: RequestGate): void {
  for (const name of Object.keys(requests) as RequestName[]) {
    // The table's keys are all the request names.
    handleRequest(socket, name, handlers, gate);
  }
}

function handleRequest<N extends RequestName>(
  socket: LiveSocket,
  name: N,
  handlers: Handlers,
  gate: RequestGate,
): void {
  // A client may send anything, and no callback: what the types promise is checked here and nowhere later.
  const listener = async (...args: unknown[]): Promise<void> => {
    const last = args.at(-1);
    const acknowledge = typeof last === "function" ? (last as (answer: Ack<Answers[N]>) => void) : () => {};
    acknowledge(await answerTo(socket, name, args[0], handlers, gate));
  };
  socket.on(name as RequestName, listener as never);
}

async function answerTo<N extends RequestName>(
  socket: LiveSocket,
  name: N,
  given: unknown,
  handlers: Handlers,
  gate: RequestGate,
): Promise<Ack<Answers[N]>> {
  try {
    const leave = gate.enter();
    try {
      const { payload, budget } = requests[name];
      const wish = checkInput(payload, given);
      await gate.limits.spend(budget, { account: socket.data.caller.accountId });
      return { ok: true, ...(await handlers[name](socket, wish)) };
    } finally {
      leave();
    }
  } catch (error) {
    if (!(error instanceof AppError)) gate.log.error({ err: error, event: name }, "A request failed");
    return { ok: false, error: toWireError(error) };
  }
}
