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
import { createTurns, type InTurn } from "./turns.ts";
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

/** One connection: what it may still ask for, the order in which it asked, and who answers. */
interface Line {
  socket: LiveSocket;
  handlers: Handlers;
  gate: RequestGate;
  allowance: Allowance;
  inTurn: InTurn;
}

/** What is left of a request that may begin. */
type Run = () => Promise<object>;

/**
 * Gives a socket's every request the same way: limit, authorise, validate, run, acknowledge. A client may send
 * anything, under any name, with no callback: what the types promise is checked here and nowhere later.
 */
export function handleRequests(socket: LiveSocket, handlers: Handlers, gate: RequestGate): void {
  const allowance = createAllowance(gate.limits, socket.data.caller.accountId);
  const line = { socket, handlers, gate, allowance, inTurn: createTurns() };
  socket.onAny(async (name: string, ...args: unknown[]) => {
    const leave = gate.work.enter();
    const acknowledge = args.at(-1);
    try {
      const answer = await answerTo(line, name, args[0]);
      if (typeof acknowledge === "function") acknowledge(answer);
    } finally {
      leave();
    }
  });
}

async function answerTo(line: Line, name: string, given: unknown): Promise<Ack<object>> {
  const { socket, gate, allowance, inTurn } = line;
  try {
    gate.work.assertOpen();
    const admitted = inTurn(() => admit(line, name, given));
    const run = admitted instanceof Promise ? await admitted : admitted;
    return { ok: true, ...(await run()) };
  } catch (error) {
    const refusal = refuse(gate, socket, name, error);
    // Whoever heeds no refusal costs as much by being refused: the line ends, and may begin again.
    if (refusal.code === "too_many" && !(await allowance.mayAskOn())) socket.disconnect(true);
    return { ok: false, error: refusal };
  }
}

function admit(line: Line, name: string, given: unknown): Run | Promise<Run> {
  // Before name and payload are looked at: a flood of nonsense counts too.
  const wait = line.allowance.spend(isRequestName(name) ? requests[name].budget : "signal");
  return wait ? wait.then(() => authorise(line, name, given)) : authorise(line, name, given);
}

function authorise(line: Line, name: string, given: unknown): Run | Promise<Run> {
  if (!isRequestName(name)) throw new AppError("not_found", "There is no such request.");
  assertMay(line.socket.data.caller, events[name]);
  return validate(line, name, given);
}

function validate<N extends RequestName>(
  { socket, handlers, allowance }: Line,
  name: N,
  given: unknown,
): Run | Promise<Run> {
  const payload = checkInput(requests[name].payload, given);
  const run = () => handlers[name](socket, payload);
  const isSend = requests[name].budget === "send" && "conversationId" in payload;
  const wait = isSend ? allowance.sendInto(payload.conversationId) : undefined;
  return wait ? wait.then(() => run) : run;
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
