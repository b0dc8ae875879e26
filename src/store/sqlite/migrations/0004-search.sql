-- Full-text search. message_words holds folded words by message.id, and no text: of a message that is taken back
-- nothing stays (secure-delete overwrites its words where they stand). words_of and marks_of are functions of the
-- program. marks are what a search is narrowed by: both parties, the author, whether there is a link.
CREATE VIRTUAL TABLE message_words USING fts5 (
  words, marks, content = '', columnsize = 0, tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* Co'"
);
INSERT INTO message_words (message_words, rank) VALUES ('secure-delete', 1);

-- Messages up to this id are in the index; folding is the version of words_of that they were put in with.
CREATE TABLE search_progress (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  folding INTEGER NOT NULL,
  up_to INTEGER NOT NULL
) STRICT;
INSERT INTO search_progress VALUES (1, 0, 0);

-- New messages are put in later, many at once; what changes afterwards follows at once.
CREATE TRIGGER message_words_follow AFTER UPDATE OF text ON message
WHEN old.id <= (SELECT up_to FROM search_progress) AND old.kind = 'text'
BEGIN
  INSERT INTO message_words (message_words, rowid, words, marks)
    SELECT 'delete', old.id, words_of(old.text), marks_of(old.text, old.author, c.sender, c.receiver)
    FROM conversation c WHERE c.id = old.conversation AND old.text <> '';
  INSERT INTO message_words (rowid, words, marks)
    SELECT new.id, words_of(new.text), marks_of(new.text, new.author, c.sender, c.receiver)
    FROM conversation c WHERE c.id = new.conversation AND new.text <> '';
END;

CREATE TRIGGER message_words_leave AFTER DELETE ON message
WHEN old.id <= (SELECT up_to FROM search_progress) AND old.kind = 'text' AND old.text <> ''
BEGIN
  INSERT INTO message_words (message_words, rowid, words, marks)
    SELECT 'delete', old.id, words_of(old.text), marks_of(old.text, old.author, c.sender, c.receiver)
    FROM conversation c WHERE c.id = old.conversation;
END;
