/** Who talks in one pair, with the tokens that sign them in. */
export interface People {
  senderToken: string;
  receiverToken: string;
  receiverId: string;
  /** Their conversation and how many messages it has, where it was there before. */
  conversationId: string | null;
  messages: number;
}

/** For a relay, which believes everybody: a token is a name. */
export function namedPeople(count: number): People[] {
  return Array.from({ length: count }, (_, i) => ({
    senderToken: `sender-${i}`,
    receiverToken: `receiver-${i}`,
    receiverId: `receiver-${i}`,
    conversationId: null,
    messages: 0,
  }));
}
