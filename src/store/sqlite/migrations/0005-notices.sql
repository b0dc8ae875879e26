-- What somebody does not want to be told of, and until when of nothing at all.

CREATE TABLE muted (
  account INTEGER NOT NULL REFERENCES account (id),
  conversation INTEGER NOT NULL REFERENCES conversation (id),
  PRIMARY KEY (account, conversation)
) STRICT, WITHOUT ROWID;

CREATE TABLE quiet (
  account INTEGER PRIMARY KEY REFERENCES account (id),
  until INTEGER NOT NULL
) STRICT;
