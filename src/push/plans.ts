import type { After } from "./ports.ts";

/** When an account is told of a conversation: at most one plan for the two together. */
export interface Plans {
  /** Something new came. */
  note(accountId: string, conversationId: string): void;
  close(): void;
}

/** What came of it. */
export type Told = "told" | "nothing to tell" | "on screen";

/** What is read within this time, on whatever device, needs no notice. */
const patienceMs = 2_000;
/** Whoever writes in many small pieces sounds once, and again with how many they have become. */
const restMs = 10_000;
/** A phone that was put away says so late or never: its line is given up within three quarters of a minute. */
const lookAgainMs = 60_000;

interface Plan {
  callOff(): void;
  /** More came since the last look. */
  again: boolean;
  /** Whether it waits only to see whether somebody who was there is gone. */
  isIdle: boolean;
}

type Tell = (accountId: string, conversationId: string) => Promise<Told>;

export function createPlans(after: After, tell: Tell): Plans {
  const plans = new Map<string, Plan>();
  let isOpen = true;
  const wait = (ms: number, plan: Plan, then: () => void) => {
    if (isOpen) plan.callOff = after(ms, then);
  };
  const { soon } = planning(plans, wait, tell);
  return {
    note(accountId, conversationId) {
      const name = `${accountId} ${conversationId}`;
      const plan = plans.get(name);
      if (plan?.isIdle) {
        plan.callOff();
        soon(name, plan);
      } else if (plan) {
        plan.again = true;
      } else if (isOpen) {
        const made: Plan = { callOff: () => {}, again: false, isIdle: false };
        plans.set(name, made);
        soon(name, made);
      }
    },
    close() {
      isOpen = false;
      for (const { callOff } of plans.values()) callOff();
      plans.clear();
    },
  };
}

function planning(
  plans: Map<string, Plan>,
  wait: (ms: number, plan: Plan, then: () => void) => void,
  tell: Tell,
) {
  function soon(name: string, plan: Plan): void {
    plan.isIdle = false;
    wait(patienceMs, plan, () => look(name, plan));
  }

  async function look(name: string, plan: Plan): Promise<void> {
    const wasIdle = plan.isIdle;
    plan.isIdle = false;
    plan.again = false;
    const [accountId = "", conversationId = ""] = name.split(" ");
    const told = await tell(accountId, conversationId);
    if (told === "told") {
      wait(restMs, plan, () => (plan.again ? look(name, plan) : plans.delete(name)));
    } else if (plan.again) {
      soon(name, plan);
    } else if (told === "on screen" && !wasIdle) {
      plan.isIdle = true;
      wait(lookAgainMs, plan, () => look(name, plan));
    } else {
      plans.delete(name);
    }
  }

  return { soon };
}
