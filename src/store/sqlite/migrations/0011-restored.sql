-- A copy that was put back begins another history: positions are given out again, ids of messages never. So the ids of
-- what comes after carry the mark of that history, which each message keeps; NULL in the first.
ALTER TABLE meta ADD COLUMN mark TEXT;
ALTER TABLE message ADD COLUMN mark TEXT;
