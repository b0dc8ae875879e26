-- After which position its receiver wants a conversation to count as unread again, NULL for none; and how often they said
-- so or took it back, by which devices tell the newer word.
ALTER TABLE conversation ADD COLUMN receiver_unread_after INTEGER;
ALTER TABLE conversation ADD COLUMN receiver_unread_words INTEGER NOT NULL DEFAULT 0;
