import type { Logger } from "pino";
import { assertMay } from "../access/access.ts";
import { events } from "../access/events.ts";
import type { Audit } from "../audit/audit.ts";
import type { RateLimits } from "../limits/rate-limits.ts";
import { AppError } from "../shared/errors.ts";
import type { Ack, Answers, RequestName, Requests } from "../shared/protocol.ts";
import { checkInput } from "../validation/check-input.ts";
import { type Allowance, createAllowance } from "./allowance.ts";
import { refuse } from "./refuse.ts";
import { requests } from "./requests.ts";
import type { LiveSocket } from "./socket-types.ts";
import type { WorkInProgress } from "./work-in-progress.ts";

export type Handlers = {
  [N in RequestName]: (socket: LiveSocket, payload: Requests[N]) => Promise<Answers[N]>;
};

export interface RequestGate {
  limits: RateLimits;
  log: Logger;
  audit: Audit;
  /** A request is under way until its acknowledgement was sent: stopping waits for that. */
  work: WorkInProgress;
}

/**
 * Gives a socket's every request the same way: limit, authorise, validate, run, acknowledge. A client may send
 * anything, under any name, with no callback: what the types promise is checked here and nowhere later.
 */
export function handleRequests(socket: LiveSocket, handlers: Handlers, gate: RequestGate): void {
  const allowance = createAllowance(gate.limits, socket.data.caller.accountId);
  socket.onAny(async (name: string, ...args: unknown[]) => {
    const leave = gate.work.enter();
    const acknowledge = args.at(-1);
    try {
      const answer = await answerTo({ socket, allowance }, name, args[0], handlers, gate);
      if (typeof acknowledge === "function") acknowledge(answer);
    } finally {
      leave();
    }
  });
}

async function answerTo(
  { socket, allowance }: { socket: LiveSocket; allowance: Allowance },
  name: string,
  given: unknown,
  handlers: Handlers,
  gate: RequestGate,
): Promise<Ack<object>> {
  try {
    gate.work.assertOpen();
    // Before name and payload are looked at: a flood of nonsense counts too.
    const wait = allowance.spend(isRequestName(name) ? requests[name].budget : "signal");
    if (wait) await wait;
    if (!isRequestName(name)) throw new AppError("not_found", "There is no such request.");
    assertMay(socket.data.caller, events[name]);
    return { ok: true, ...(await run(handlers, name, { socket, allowance }, given)) };
  } catch (error) {
    const refusal = refuse(gate, socket, name, error);
    // Whoever heeds no refusal costs as much by being refused: the line ends, and may begin again.
    if (refusal.code === "too_many" && !(await allowance.mayAskOn())) socket.disconnect(true);
    return { ok: false, error: refusal };
  }
}

function run<N extends RequestName>(
  handlers: Handlers,
  name: N,
  { socket, allowance }: { socket: LiveSocket; allowance: Allowance },
  given: unknown,
): Promise<Answers[N]> {
  const payload = checkInput(requests[name].payload, given);
  const isSend = requests[name].budget === "send" && "conversationId" in payload;
  const wait = isSend ? allowance.sendInto(payload.conversationId) : undefined;
  return wait ? wait.then(() => handlers[name](socket, payload)) : handlers[name](socket, payload);
}

/** Throws when there is a handler of which nobody said who may use it, or what it takes. */
export function assertNamed(handlers: object): void {
  const forgotten = Object.keys(handlers).filter((name) => !isRequestName(name));
  if (forgotten.length > 0)
    throw new Error(`Say in src/access/events.ts who may ask: ${forgotten.join(", ")}.`);
}

function isRequestName(name: string): name is RequestName {
  return Object.hasOwn(requests, name) && Object.hasOwn(events, name);
}
