-- preferences is what somebody chose for themself, as JSON; NULL while nothing. Of a deleted account the row alone
-- stays, without a name: messages point to it.
ALTER TABLE account ADD COLUMN preferences TEXT;
ALTER TABLE account ADD COLUMN deleted_at INTEGER;
