-- Where the device of a session is pushed to: one for each session, and for each endpoint the newest alone. It ends
-- with its session, however that ends.
CREATE TABLE push_subscription (
  session TEXT PRIMARY KEY REFERENCES session (id) ON DELETE CASCADE,
  account INTEGER NOT NULL REFERENCES account (id),
  endpoint TEXT NOT NULL UNIQUE,
  p256dh TEXT NOT NULL,
  auth TEXT NOT NULL,
  words INTEGER NOT NULL CHECK (words IN (0, 1)),
  language TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX push_subscription_by_account ON push_subscription (account, at);

CREATE TRIGGER push_ends_with_session AFTER UPDATE OF ended_at ON session WHEN new.ended_at IS NOT NULL
BEGIN
  DELETE FROM push_subscription WHERE session = new.id;
END;
