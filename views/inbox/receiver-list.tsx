import type { ChatProps } from "../chat-props.ts";
import { Avatar } from "../parts/avatar.tsx";
import { follow } from "../parts/follow.ts";
import type { Times } from "../words/times.ts";

/** The people whom a sender may write to and has no conversation with yet. */
export function ReceiverList({ state, words, view, actions, times }: ChatProps & { times: Times }) {
  const known = new Set(Object.values(state.threads).map(({ conversation }) => conversation.receiverId));
  const others = state.receivers.filter(({ id }) => !known.has(id));
  const openId = state.open.kind === "receiver" ? state.open.receiverId : null;
  if (state.receivers.length === 0) return <p class="inbox__empty">{words.inbox.nobodyAnswers}</p>;
  if (others.length === 0) return null;
  return (
    <section aria-labelledby="receivers-title">
      <h3 class="inbox__subtitle" id="receivers-title">
        {words.inbox.start}
      </h3>
      <ul class="inbox__list">
        {others.map((receiver) => (
          <li key={receiver.id}>
            <a
              class="talk"
              href={`/chat/with/${receiver.id}`}
              aria-current={openId === receiver.id ? "page" : undefined}
              onClick={follow(() => actions.chooseReceiver(receiver.id))}
            >
              <Avatar person={receiver} presence={state.presences[receiver.id]?.presence ?? "offline"} />
              <bdi class="talk__name">{receiver.name}</bdi>
              <span class="talk__line presence">{times.presence(state.presences[receiver.id])}</span>
              {view.drafts[`with ${receiver.id}`] && openId !== receiver.id && (
                <strong class="talk__mark">{words.inbox.draft}</strong>
              )}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
