import { setImmediate as breath } from "node:timers/promises";
import type { Socket } from "socket.io-client";

/** What is on its way to a device: it may be held up, come in another order, come twice, or not at all. */
export interface Post {
  /** While true, what arrives waits in the box. */
  isHeld: boolean;
  /** Loses the next event. */
  losesNext: boolean;
  /** Brings the next event once more, later. */
  doublesNext: boolean;
  /** Resolves once the server has answered all that was asked, also what is held up on its way here. */
  allAnswered(): Promise<void>;
  /** Grows with all that goes out or comes in: unchanged means quiet. */
  traffic: number;
  /** Delivers one of those that wait; answers what it was. */
  deliver(which: number): string;
  /** Delivers all that waits, in order, and from now on does as it should. */
  release(): Promise<void>;
}

/** Told of what the device asks of the server, and what is answered, as it happens. */
export interface Witness {
  asked(name: string, payload: unknown): void;
  answered(name: string, answer: unknown): void;
}

interface Mail {
  what: string;
  deliver(): void;
  /** What an answer's loss means to who waits for it; an event is missed by nobody. */
  lose(): void;
}

const talkEvents = ["message:created", "message:changed", "conversation:changed", "receipt:changed"];
const talkRequests = /^(message|conversation|receipt):|^heads$/;

type Handler = (...args: unknown[]) => void;
type Answered = (silence: Error | null, answer?: unknown) => void;
interface Asking {
  emit(name: string, payload: unknown, answered: Answered): void;
}

/** A socket as the page uses it, with what concerns conversations going through the post. */
export function withPost(socket: Socket, witness: Witness): { socket: Socket; post: Post } {
  let box: Mail[] = [];
  let late: Mail[] = [];
  let unanswered = 0;
  let onAllAnswered = () => {};

  const post: Post = {
    isHeld: false,
    losesNext: false,
    doublesNext: false,
    traffic: 0,
    allAnswered() {
      if (unanswered === 0) return Promise.resolve();
      return new Promise((resolve) => {
        onAllAnswered = resolve;
      });
    },
    deliver(which) {
      const [mail] = box.splice(which % Math.max(1, box.length), 1);
      mail?.deliver();
      return mail?.what ?? "nothing";
    },
    async release() {
      post.losesNext = false;
      post.doublesNext = false;
      box.push(...late.splice(0));
      for (let mail = box.shift(); mail; mail = box.shift()) {
        mail.deliver();
        await breath(); // What one answer leads to happens before the next thing arrives, as on a line.
      }
      post.isHeld = false;
    },
  };

  /** A connection's events end with it; who waits for an answer hears that none will come. */
  function lineLost(): void {
    const lost = [...box, ...late];
    [box, late] = [[], []];
    for (const mail of lost) mail.lose();
  }

  function arrive(mail: Mail): void {
    post.traffic += 1;
    if (post.isHeld) box.push(mail);
    else mail.deliver();
  }

  function hear(mail: Mail): void {
    if (post.losesNext) {
      post.losesNext = false;
      return;
    }
    const [copies, isDoubled] = [late, post.doublesNext];
    post.doublesNext = false;
    late = isDoubled ? [mail] : [];
    for (const each of [mail, ...copies]) arrive(each);
  }

  function on(name: string, handler: Handler): void {
    if (talkEvents.includes(name)) {
      socket.on(name, (payload) => {
        hear({ what: name, deliver: () => handler(payload), lose: () => {} });
      });
    } else if (name === "disconnect") {
      socket.on(name, (...args) => {
        handler(...args);
        lineLost();
      });
    } else socket.on(name, handler);
  }

  function timeout(ms: number): Asking {
    // Socket.IO types the events of a socket one by one; here any goes through.
    const real = socket.timeout(ms) as unknown as Asking;
    return {
      emit(name, payload, answered) {
        unanswered += 1;
        post.traffic += 1;
        witness.asked(name, payload);
        real.emit(name, payload, (silence, answer) => {
          if (!silence) witness.answered(name, answer);
          const mail = answerMail(name, () => answered(silence, answer), answered);
          if (silence || !talkRequests.test(name)) mail.deliver();
          else arrive(mail);
          unanswered -= 1;
          if (unanswered === 0) onAllAnswered();
        });
      },
    };
  }

  return { post, socket: differing(socket, { on, timeout }) };
}

function answerMail(name: string, deliver: () => void, answered: Answered): Mail {
  return { what: `the answer to ${name}`, deliver, lose: () => answered(new Error("The answer got lost.")) };
}

/** The socket itself, but for some of its methods. */
function differing(socket: Socket, others: Record<string, unknown>): Socket {
  return new Proxy(socket, {
    get(target, name) {
      if (typeof name === "string" && name in others) return others[name];
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}
