import type { NoticeWishes } from "../shared/notices.ts";
import type { Caller, ChatDeps } from "./ports.ts";

type Deps = Pick<ChatDeps, "store" | "clock">;

/** What the caller does not want to be told of, on whatever device. A quiet time that is over is none. */
export async function noticeWishes({ store, clock }: Deps, { accountId }: Caller): Promise<NoticeWishes> {
  const { quietUntil, muted } = await store.noticeWishes(accountId);
  return { quietUntil: quietUntil !== null && quietUntil > clock() ? quietUntil : null, muted };
}

/** Tells the caller of nothing until then; null tells of everything again. */
export async function setQuiet(deps: Deps, caller: Caller, until: number | null): Promise<NoticeWishes> {
  await deps.store.setQuiet(caller.accountId, until);
  return noticeWishes(deps, caller);
}

/** Tells the caller of a conversation no more, or again. It goes on to count as unread. */
export async function setMuted(
  { store }: Pick<Deps, "store">,
  { accountId }: Caller,
  { conversationId, muted }: { conversationId: string; muted: boolean },
): Promise<void> {
  await store.setMuted({ conversationId, accountId, muted });
}
