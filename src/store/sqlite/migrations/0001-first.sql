-- Random ids live in one index each; everything else is keyed by small integers, so that rows append and a
-- busy batch touches few pages.

CREATE TABLE meta (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  epoch TEXT NOT NULL,
  probes INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE account (
  id INTEGER PRIMARY KEY,
  public_id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  email_key TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL CHECK (role IN ('sender', 'receiver')),
  owner INTEGER NOT NULL CHECK (owner IN (0, 1)),
  password_hash TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  last_seen_at INTEGER
) STRICT;

CREATE INDEX account_receivers ON account (name, id) WHERE role = 'receiver';

CREATE TABLE session (
  id TEXT PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES account (id),
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  ended_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE invitation (
  hash TEXT PRIMARY KEY,
  created_by INTEGER NOT NULL REFERENCES account (id),
  expires_at INTEGER NOT NULL,
  used_at INTEGER,
  used_by INTEGER REFERENCES account (id)
) STRICT, WITHOUT ROWID;

-- active_hour is active_at in whole hours: the inbox is ordered by it first, so that a message moves its
-- conversation within an index once an hour instead of every time.
CREATE TABLE conversation (
  id INTEGER PRIMARY KEY,
  public_id TEXT NOT NULL UNIQUE,
  sender INTEGER NOT NULL REFERENCES account (id),
  receiver INTEGER REFERENCES account (id),
  seq INTEGER NOT NULL DEFAULT 0,
  version INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  active_at INTEGER NOT NULL,
  active_hour INTEGER NOT NULL,
  sender_delivered INTEGER NOT NULL DEFAULT 0,
  sender_read INTEGER NOT NULL DEFAULT 0,
  receiver_delivered INTEGER NOT NULL DEFAULT 0,
  receiver_read INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE UNIQUE INDEX conversation_by_parties ON conversation (sender, receiver);
CREATE INDEX conversation_by_sender ON conversation (sender, active_hour);
CREATE INDEX conversation_by_receiver ON conversation (receiver, active_hour);

-- Messages lie in the order in which they came, so that a batch fills one page instead of touching one in every
-- conversation; a narrow index puts each in its place.
-- html is NULL where it follows from the text alone. first_text is a check mark of the text as first sent,
-- kept from the first edit or deletion on (operations/first-text.ts).
CREATE TABLE message (
  id INTEGER PRIMARY KEY,
  conversation INTEGER NOT NULL REFERENCES conversation (id),
  seq INTEGER NOT NULL,
  version INTEGER NOT NULL,
  author INTEGER NOT NULL REFERENCES account (id),
  key BLOB CHECK (length(key) = 16),
  kind TEXT NOT NULL DEFAULT 'text',
  text TEXT NOT NULL,
  html TEXT,
  reply_to INTEGER,
  at INTEGER NOT NULL,
  edited_at INTEGER,
  deleted_at INTEGER,
  first_text INTEGER
) STRICT;

CREATE UNIQUE INDEX message_by_place ON message (conversation, seq);

-- The key comes first: clients make keys in order of time, so that new entries land on one page.
CREATE UNIQUE INDEX message_by_key ON message (key, author) WHERE key IS NOT NULL;

-- One row for every change that is not a new message. So a conversation's version is its seq plus its rows
-- here, and which messages a stretch of versions made follows without an index on message.version.
CREATE TABLE change (
  conversation INTEGER NOT NULL REFERENCES conversation (id),
  version INTEGER NOT NULL,
  seq_head INTEGER NOT NULL,
  target_seq INTEGER,
  PRIMARY KEY (conversation, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE opening (
  sender INTEGER NOT NULL REFERENCES account (id),
  key BLOB NOT NULL CHECK (length(key) = 16),
  receiver INTEGER NOT NULL REFERENCES account (id),
  conversation INTEGER NOT NULL REFERENCES conversation (id),
  message_seq INTEGER,
  PRIMARY KEY (sender, key)
) STRICT, WITHOUT ROWID;
