/** The rooms of Socket.IO that we use. The server alone chooses who joins one. */
export const rooms = {
  /** All devices of an account. */
  account: (accountId: string) => `account:${accountId}`,
  /** Devices of an account that do not read what they are told, and are told nothing until they do. */
  held: (accountId: string) => `held:${accountId}`,
  /** All connections of one sign-in. */
  session: (sessionId: string) => `session:${sessionId}`,
  /** Those who watch an account's presence. */
  watchers: (accountId: string) => `watchers:${accountId}`,
};
