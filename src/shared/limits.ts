/** Numbers that server and browser agree on, each with its reason. */
export const limits = {
  /** A message, in code points (contract). */
  messageLength: 4_000,
  /** Kinds of reactions that one message may have: two rows of them on a phone. */
  reactions: 20,
  /** Of the lines that nobody said, how many positions a conversation names: more are never unread at once. */
  silentSeqs: 20,
  /** One page of history or catch-up, in rows or versions (contract). */
  page: 200,
  /** Files of one message: what one picks at once, and what a row can show. */
  filesPerMessage: 10,
  /** The name of a file, in code points; longer ones are cut before their ending. */
  fileName: 120,
  /** A picture, in pixels: what the largest cameras of phones take, in their usual mode and then some. */
  picturePixels: 40_000_000,
  /** A person's picture: twice the pixels of the largest place where it is shown. */
  portraitSide: 256,
  /** The longer side of a thumbnail: the width of a row on a fine screen. */
  thumbnailSide: 720,
  /** What a thread shows at first: two screens of a tall window. */
  firstPage: 60,
  /** Messages that an open thread holds: with a line for each day of theirs, fewer than 500 rows. */
  heldMessages: 240,
  /** One page of what a search found. */
  searchPage: 25,
  /** What one looks for: code points, and words or phrases, more of which are left out. */
  searchLength: 200,
  searchTerms: 12,
  /** One page of the inbox, and how many recent conversations `heads` looks at (contract). */
  inboxPage: 50,
  /** Conversations that a name finds: more than one looks through. */
  namedPage: 20,
  /** Accounts in one `presence:watch` (contract). */
  watchedAccounts: 200,
  /** Conversations that one `heads` may name: bounds the work of one request. */
  namedHeads: 1_000,
  /** Typing ends by itself after this long (contract). */
  typingMs: 6_000,
  /** A page says "still typing" at most this often: twice within `typingMs`, so that one may be lost. */
  typingEveryMs: 3_000,
  /** A heads check at least this often (contract). */
  headsEveryMs: 30_000,
  name: { min: 1, max: 80 },
  /** RFC 5321, section 4.5.3.1.3: a path is at most 256 octets, two of them angle brackets. */
  emailLength: 254,
  /** Code points (NIST 800-63B asks for at least 8 and for 64 to be possible). */
  password: { min: 8, max: 128 },
  /** An HTTP body: a message of 4,000 code points, every one escaped as \uXXXX\uXXXX, fits. */
  bodyBytes: 64 * 1024,
} as const;

/** Length as people count it: in code points, so that an emoji of one code point is one. */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
