import type { ReceiverListing } from "../../src/shared/model.ts";
import type { Words } from "../../src/words/words.ts";
import { Avatar } from "../parts/avatar.tsx";
import { Sentence } from "../words/sentence.tsx";
import type { Times } from "../words/times.ts";

interface Props {
  words: Words;
  receiver: ReceiverListing;
  isMe: boolean;
  times: Times;
}

/** Somebody who answers, as everybody sees them. */
export function Member({ words: { people }, receiver, isMe, times }: Props) {
  const name = <bdi>{receiver.name}</bdi>;
  const presence = { ...receiver, accountId: receiver.id };
  return (
    <li class="person">
      <Avatar person={receiver} presence={receiver.presence} />
      <span class="person__name">{isMe ? <Sentence text={people.you} name={name} /> : name}</span>
      <span class="person__presence">{times.presence(presence)}</span>
    </li>
  );
}
