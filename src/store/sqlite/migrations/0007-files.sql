-- Files: what the disk holds by public_id, with whoever sent it, and where. message is the position of the message that
-- it went with; NULL until it is sent. digest is of what was uploaded, to know it again. bytes is all that it takes.
CREATE TABLE file (
  id INTEGER PRIMARY KEY,
  public_id TEXT NOT NULL UNIQUE,
  conversation INTEGER NOT NULL REFERENCES conversation (id),
  author INTEGER NOT NULL REFERENCES account (id),
  key BLOB NOT NULL CHECK (length(key) = 16),
  digest BLOB NOT NULL CHECK (length(digest) = 32),
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  size INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('picture', 'file')),
  width INTEGER,
  height INTEGER,
  bytes INTEGER NOT NULL,
  message INTEGER,
  created_at INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX file_by_key ON file (key, author);
CREATE INDEX file_by_message ON file (conversation, message) WHERE message IS NOT NULL;
CREATE INDEX file_unsent ON file (created_at) WHERE message IS NULL;

-- What each account's files take, so that nobody has to add up.
CREATE TABLE file_space (
  account INTEGER PRIMARY KEY,
  bytes INTEGER NOT NULL
) STRICT;

CREATE TRIGGER file_takes_space AFTER INSERT ON file
BEGIN
  INSERT INTO file_space VALUES (new.author, new.bytes)
    ON CONFLICT (account) DO UPDATE SET bytes = bytes + excluded.bytes;
END;

CREATE TRIGGER file_gives_space_back AFTER DELETE ON file
BEGIN
  UPDATE file_space SET bytes = bytes - old.bytes WHERE account = old.author;
END;

-- files is a message's files as they travel, NULL while there are none: history costs no second look.
ALTER TABLE message ADD COLUMN files TEXT;

-- What a message with files is found by: the names of its files beside its words.
DROP TRIGGER message_words_follow;
DROP TRIGGER message_words_leave;

CREATE TRIGGER message_words_follow AFTER UPDATE OF text, files ON message
WHEN old.id <= (SELECT up_to FROM search_progress) AND old.kind = 'text'
BEGIN
  INSERT INTO message_words (message_words, rowid, words, marks)
    SELECT 'delete', old.id, words_of(old.text, old.files),
      marks_of(old.text, old.files, old.author, c.sender, c.receiver)
    FROM conversation c WHERE c.id = old.conversation AND (old.text <> '' OR old.files IS NOT NULL);
  INSERT INTO message_words (rowid, words, marks)
    SELECT new.id, words_of(new.text, new.files), marks_of(new.text, new.files, new.author, c.sender, c.receiver)
    FROM conversation c WHERE c.id = new.conversation AND (new.text <> '' OR new.files IS NOT NULL);
END;

CREATE TRIGGER message_words_leave AFTER DELETE ON message
WHEN old.id <= (SELECT up_to FROM search_progress) AND old.kind = 'text'
  AND (old.text <> '' OR old.files IS NOT NULL)
BEGIN
  INSERT INTO message_words (message_words, rowid, words, marks)
    SELECT 'delete', old.id, words_of(old.text, old.files),
      marks_of(old.text, old.files, old.author, c.sender, c.receiver)
    FROM conversation c WHERE c.id = old.conversation;
END;
