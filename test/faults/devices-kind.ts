import type { Message, Receipt } from "../../src/shared/model.ts";
import type { SignedIn } from "../../src/shared/protocol.ts";
import { createLooking } from "../looking.ts";
import type { History, View } from "./history.ts";

/**
 * A person's tab or phone without a screen, which keeps trying whatever happens to the server and to the line,
 * and records what it does and sees. There are two kinds: the chat page's own code, and a client written from
 * the wire contract alone.
 */
export interface FaultDevice {
  readonly name: string;
  readonly accountId: string;
  /** Writes a message. It goes out in its turn, and again under the same key for as long as no answer comes. */
  send(conversationId: string, text: string): void;
  /** Asks once. Whether the server said yes; false also where no answer came. */
  edit(message: Message, text: string): Promise<boolean>;
  /** Asks once. Whether the server said yes; false also where no answer came. */
  remove(message: Message): Promise<boolean>;
  /** The person has seen everything up to this position. */
  read(conversationId: string, seq: number): void;
  /** How many messages are written and not yet acknowledged. */
  unsent(): number;
  isOnline(): boolean;
  /** The cursor in a conversation: all changes up to it are here. 0 for one that it does not hold. */
  cursor(conversationId: string): number;
  messages(conversationId: string): readonly Message[];
  receipts(conversationId: string): readonly Receipt[];
  view(): View;
  /** Loses the line, and finds it again. */
  leave(): void;
  comeBack(): void;
  /** Asks now what it missed, as it does by itself every half minute and on every connect. */
  check(): void;
  /** Resolves as soon as it is so; what a device holds and its line are looked at after each change. */
  until(isSo: () => boolean): Promise<void>;
  /** Goes for good, without a word: what was not acknowledged is then unknown. */
  close(): void;
}

export interface DeviceWish {
  url: string;
  somebody: Pick<SignedIn, "account" | "token">;
  /** Different for every device of a history. */
  name: string;
  history: History;
  /** While it answers true, a live event is lost on its way here. */
  loses?: ((event: { type: string }) => boolean) | undefined;
}

/**
 * Pauses between tries to connect, in milliseconds: short, so that a run of many restarts does not wait. Nor does it
 * for a line that broke before the server's first word: Socket.IO notices that by `timeout` alone, after 20 s.
 */
export const reconnecting = { reconnectionDelay: 20, reconnectionDelayMax: 100, timeout: 3_000 };

/** Who waits for something to be so, looked at after each change. */
export function createWatch() {
  const looking = createLooking();
  return {
    changed: looking.again,
    async until(isSo: () => boolean): Promise<void> {
      await looking.until(() => isSo() || undefined);
    },
  };
}
