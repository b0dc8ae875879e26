import { limits } from "../../shared/limits.ts";
import type { Chat } from "../store.ts";
import type { Time } from "../time.ts";
import type { Connection } from "./connection.ts";

/** Says that this person is writing, seldom enough, and that they stopped. */
export interface Typing {
  writing(conversationId: string): void;
  stopped(): void;
}

export function createTyping(chat: Chat, tell: Connection["tell"], time: Time): Typing {
  let told: { conversationId: string; at: number } | null = null;
  letOthersStop(chat, time);
  return { writing, stopped };

  function writing(conversationId: string): void {
    if (told && told.conversationId !== conversationId) stopped();
    if (told && time.now() - told.at < limits.typingEveryMs) return;
    told = { conversationId, at: time.now() };
    tell("typing:set", { conversationId, typing: true });
  }

  function stopped(): void {
    if (!told) return;
    const { conversationId } = told;
    told = null;
    tell("typing:set", { conversationId, typing: false });
  }
}

/** The word that somebody stopped may be lost, so it also comes by itself. */
function letOthersStop(chat: Chat, time: Time): void {
  const callsOff = new Map<string, () => void>();

  chat.subscribe((event) => {
    if (event.type !== "typing:changed") return;
    const { conversationId, accountId, typing } = event;
    const name = `${conversationId} ${accountId}`;
    callsOff.get(name)?.();
    callsOff.delete(name);
    if (!typing) return;
    const stop = () => chat.dispatch({ type: "typing:changed", conversationId, accountId, typing: false });
    callsOff.set(name, time.after(limits.typingMs, stop));
  });
}
