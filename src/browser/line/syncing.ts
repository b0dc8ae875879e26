import type { Notices } from "../status-line.ts";
import type { Chat } from "../store.ts";
import { pause, type Time } from "../time.ts";
import type { Connection } from "./connection.ts";
import { mayPass, pauseAfter, refusalOf } from "./retrying.ts";

interface Deps extends Pick<Connection, "request"> {
  chat: Chat;
  notices: Notices;
  time: Time;
  /** Conversations that the server does not let us see. */
  refused: Set<string>;
  fetch(conversationId: string): Promise<void>;
}

/** Fetches what a conversation lacks, page by page, until nothing is missing. */
export function createSyncing(deps: Deps): (id: string) => Promise<void> {
  const { chat, time, refused } = deps;
  const showTrouble = troubleIn(deps.notices);
  return async (id) => {
    let failures = 0;
    while (isWanted(deps, id)) {
      try {
        const isDone = await syncPage(deps, id);
        failures = 0;
        if (isDone) break;
      } catch (error) {
        const refusal = refusalOf(error);
        if (!mayPass(refusal)) {
          refused.add(id);
        } else if (chat.get().connection === "online") {
          showTrouble(id, true);
          await pause(time, pauseAfter(failures++, time, refusal));
        }
      }
    }
    showTrouble(id, false);
  };
}

function isWanted({ chat, refused }: Deps, id: string): boolean {
  const { connection, threads } = chat.get();
  const thread = threads[id];
  return connection === "online" && !refused.has(id) && (!thread || thread.behind !== null);
}

/** Whether the server has no more for us than we hold: what we heard of beyond that, the next check asks for. */
async function syncPage({ chat, request, fetch }: Deps, id: string): Promise<boolean> {
  const thread = chat.get().threads[id];
  if (thread) {
    const { epoch, conversation } = thread;
    const answer = await request("conversation:sync", {
      conversationId: id,
      epoch,
      version: conversation.version,
    });
    chat.dispatch({ type: "synced", answer });
    return !answer.more && answer.version <= conversation.version;
  } else {
    await fetch(id);
    return false;
  }
}

/** Says that we are behind while any conversation is. */
function troubleIn(notices: Notices): (id: string, isInTrouble: boolean) => void {
  const troubled = new Set<string>();
  return (id, isInTrouble) => {
    if (isInTrouble) troubled.add(id);
    else troubled.delete(id);
    notices.set("catch-up", troubled.size > 0 ? notices.words.said.behind : null);
  };
}
