-- How far the other side may see that somebody read: apart from how far they did, for whoever does not show it.
ALTER TABLE conversation ADD COLUMN sender_shown INTEGER NOT NULL DEFAULT 0;
ALTER TABLE conversation ADD COLUMN receiver_shown INTEGER NOT NULL DEFAULT 0;

UPDATE conversation SET sender_shown = sender_read, receiver_shown = receiver_read;

-- Small squares of people, made by ourselves. account.picture names the present one: another each time it changes.
ALTER TABLE account ADD COLUMN picture TEXT;

CREATE TABLE portrait (
  account INTEGER PRIMARY KEY REFERENCES account (id),
  bytes BLOB NOT NULL
) STRICT;
