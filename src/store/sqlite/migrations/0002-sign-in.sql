-- What signing in, its second factor and the trail of security events keep.

-- The device is what the browser said of itself when it signed in. last_used_at is written seldom, so that using
-- a session costs nothing; a session that nobody used for a week is over.
ALTER TABLE session ADD COLUMN user_agent TEXT;
ALTER TABLE session ADD COLUMN address TEXT;
ALTER TABLE session ADD COLUMN last_used_at INTEGER NOT NULL DEFAULT 0;
UPDATE session SET last_used_at = created_at;

CREATE INDEX session_by_account ON session (account);
CREATE INDEX session_by_end ON session (coalesce(ended_at, expires_at));

-- name_key is the name as people are searched and ordered by, in small letters.
ALTER TABLE account ADD COLUMN name_key TEXT NOT NULL DEFAULT '';
UPDATE account SET name_key = lower(name);
ALTER TABLE account ADD COLUMN disabled_at INTEGER;
ALTER TABLE account ADD COLUMN password_changed_at INTEGER;
-- Encrypted. A secret without two_factor_since was shown but not confirmed yet. A code's time step counts once.
ALTER TABLE account ADD COLUMN two_factor_secret TEXT;
ALTER TABLE account ADD COLUMN two_factor_since INTEGER;
ALTER TABLE account ADD COLUMN two_factor_last_step INTEGER;

CREATE INDEX account_by_name ON account (name_key, id);

CREATE TABLE recovery_code (
  account INTEGER NOT NULL REFERENCES account (id),
  hash TEXT NOT NULL,
  used_at INTEGER,
  PRIMARY KEY (account, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE reset_link (
  hash TEXT PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES account (id),
  created_by INTEGER NOT NULL REFERENCES account (id),
  expires_at INTEGER NOT NULL,
  used_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX reset_link_by_account ON reset_link (account);

-- What the owner decides for everybody.
CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Newest first is the order of ids, backwards.
CREATE TABLE audit (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  event TEXT NOT NULL,
  actor INTEGER REFERENCES account (id),
  subject INTEGER REFERENCES account (id),
  address TEXT,
  detail TEXT
) STRICT;

CREATE INDEX audit_by_event ON audit (event, id);

CREATE TRIGGER audit_stays_as_written BEFORE UPDATE ON audit
BEGIN
  SELECT raise(ABORT, 'The trail of events stays as it was written.');
END;
