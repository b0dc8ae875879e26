import { listConversations, messagesBefore } from "../../chat/history.ts";
import type { AuditEntry } from "../../shared/audit.ts";
import { limits } from "../../shared/limits.ts";
import type { Conversation, Message, OwnAccount } from "../../shared/model.ts";
import type { WebDeps } from "../deps.ts";
import { callerOf } from "../signed-in.ts";

/** All that somebody may see, a page at a time. */

type Deps = Pick<WebDeps, "chat" | "trail" | "unhurried">;

/** Each once, however they change places meanwhile: from the top again until a whole look finds no other. */
export async function* everyConversation(deps: Deps, me: OwnAccount): AsyncGenerator<Conversation> {
  const told = new Set<string>();
  let isNews: boolean;
  do {
    isNews = false;
    for await (const conversation of conversationsNow(deps, me)) {
      if (told.has(conversation.id)) continue;
      told.add(conversation.id);
      isNews = true;
      yield conversation;
    }
  } while (isNews);
}

async function* conversationsNow(deps: Deps, me: OwnAccount): AsyncGenerator<Conversation> {
  let before: string | undefined;
  for (;;) {
    const page = await deps.unhurried(() => listConversations(deps.chat, callerOf(me), { before }));
    yield* page.conversations;
    before = page.conversations.at(-1)?.id;
    if (!page.more || before === undefined) return;
  }
}

/** What `draw` makes of each page of a conversation, from its beginning: read and drawn in one piece of work. */
export async function* everyMessage(
  deps: Deps,
  me: OwnAccount,
  conversationId: string,
  draw: (messages: Message[]) => string,
): AsyncGenerator<string> {
  let after = 0;
  for (;;) {
    const wish = { conversationId, after, limit: limits.firstPage };
    const page = await deps.unhurried(async () => {
      const { messages, newer } = await messagesBefore(deps.chat, callerOf(me), wish);
      return { drawn: draw(messages), last: messages.at(-1)?.seq, newer };
    });
    yield page.drawn;
    if (!page.newer || page.last === undefined) return;
    after = page.last;
  }
}

/** What one did, and what was done to one's account: whoever else did it, and from where, is not told. */
export async function* everyEvent(deps: Deps, me: OwnAccount): AsyncGenerator<AuditEntry[]> {
  let before: number | null | undefined;
  do {
    const from = before ?? undefined;
    const page = await deps.unhurried(() => deps.trail.about(me.id, from));
    yield page.entries.map((entry) => withoutOthers(entry, me));
    before = page.before;
  } while (before !== null);
}

function withoutOthers(entry: AuditEntry, me: OwnAccount): AuditEntry {
  if (entry.actor === null || entry.actor.id === me.id) return entry;
  const { device: _, ...detail } = entry.detail;
  return { ...entry, actor: null, address: null, detail };
}
