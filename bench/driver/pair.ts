import { randomUUID } from "node:crypto";
import { lines } from "../lines.ts";
import type { People } from "../people.ts";
import { type Connection, openConnection, type Place } from "./connection.ts";
import { Flights, type Landing, type Recorder } from "./flights.ts";

/** A sender and a receiver with a conversation, who keep so many messages on the way. */
export interface Pair {
  start(inFlight: number): void;
  /** Begins no further message; resolves once every one that was sent is acknowledged and delivered. */
  settle(): Promise<void>;
}

/** What the pair tells of its messages; `done` when one is both acknowledged and delivered. */
export interface PairRecorder extends Recorder {
  done(): void;
}

/** Signs both people in and opens their conversation. `newKey` names the sender's messages. */
export async function openPair(
  place: Place,
  people: People,
  recorder: PairRecorder,
  newKey: () => string,
): Promise<Pair> {
  const flights = new Flights(newKey, people.messages);
  const [sender, conversationId] = await openConversation(place, people, (seq, message) => {
    if (flights.acknowledge(seq, message, recorder)) landed();
  });
  await openConnection(place, people.receiverToken, {
    onEvent(name, { message }) {
      if (name === "message:created" && flights.deliver(message, recorder)) landed();
    },
  });
  let settling: (() => void) | null = null;

  function landed(): void {
    recorder.done();
    if (!settling) send();
    else if (flights.onTheWay === 0) settling();
  }

  function send(): void {
    const message = flights.depart();
    sender.request(message.seq, "message:send", wishFor(conversationId, message));
  }

  return {
    start(inFlight) {
      settling = null;
      for (let i = 0; i < inFlight; i += 1) send();
    },
    settle: () =>
      new Promise((resolve) => {
        settling = resolve;
        if (flights.onTheWay === 0) resolve();
      }),
  };
}

/** Written by hand, which is cheaper than JSON.stringify; nothing in it needs escaping. */
function wishFor(conversationId: string, { seq, key }: Landing): string {
  const text = lines[seq % lines.length];
  return `{"conversationId":"${conversationId}","key":"${key}","text":"${text}"}`;
}

/** The sender's connection and the id of the conversation. Messages are requests 1, 2, 3 …, the opening is 0. */
async function openConversation(
  place: Place,
  { senderToken, receiverId }: People,
  onSent: (id: number, message: Landing) => void,
): Promise<[Connection, string]> {
  const opened = Promise.withResolvers<string>();
  const connection = await openConnection(place, senderToken, {
    onAnswer(id, answer) {
      if (!answer.ok) throw new Error(`The server refused: ${JSON.stringify(answer.error)}`);
      if (id === 0) opened.resolve(answer.conversation.id);
      else onSent(id, answer.message);
    },
  });
  connection.request(0, "conversation:open", JSON.stringify({ key: randomUUID(), receiverId }));
  return [connection, await opened.promise];
}
