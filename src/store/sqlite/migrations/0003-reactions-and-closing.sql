-- reactions is a message's reactions as they travel, NULL while there are none: at most a few hundred bytes in the
-- row that they belong to, so that history costs no second look.
ALTER TABLE message ADD COLUMN reactions TEXT;

-- silent_seqs is the newest positions at which nobody said anything (message.kind is not 'text'), as JSON.
ALTER TABLE conversation ADD COLUMN closed_at INTEGER;
ALTER TABLE conversation ADD COLUMN silent_seqs TEXT;
