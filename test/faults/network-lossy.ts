import type { Message } from "../../src/shared/model.ts";
import type { Ack, Answers, Requests } from "../../src/shared/protocol.ts";
import { connect, type Device } from "../device.ts";
import type { Chance } from "./chance.ts";
import { isAcknowledgement } from "./network-frames.ts";
import { startProxy } from "./proxy.ts";

/** What the server answered to a send, whether the client came to know it or not. */
export interface GivenAnswer {
  key: string;
  message: Pick<Message, "id" | "seq">;
  duplicate: boolean;
}

/** A tab on a line that loses half of the acknowledgements, on their way back. */
export interface LossyTab {
  /** The answer; null when it was lost. */
  send(wish: Requests["message:send"]): Promise<Ack<Answers["message:send"]> | null>;
  close(): void;
}

interface Wish {
  url: string;
  token: string;
  chance: Chance;
  /** Hears of every answer, the lost ones among them. */
  given: (answer: GivenAnswer) => void;
}

export async function openLossyTab({ url, token, chance, given }: Wish): Promise<LossyTab> {
  const proxy = await startProxy(url);
  const lost = new Map<string, () => void>();
  proxy.sift((text) => {
    const answer = isAcknowledgement(text) ? answerIn(text) : null;
    if (!answer) return true;
    given(answer);
    if (chance.isOne(2)) return true;
    lost.get(answer.key)?.();
    return false;
  });
  const device: Device = await connect(proxy.url, token);
  return {
    send(wish) {
      return new Promise((resolve) => {
        lost.set(wish.key, () => resolve(null));
        device.socket.emit("message:send", wish, resolve);
      });
    },
    close: device.close,
  };
}

/** Null for a refusal, and for the answer to anything that is not a send. */
function answerIn(text: string): GivenAnswer | null {
  const [answer] = JSON.parse(text.slice(text.indexOf("["))) as [Partial<Answers["message:send"]>];
  const { message, duplicate } = answer;
  return message && duplicate !== undefined ? { key: message.key, message, duplicate } : null;
}
