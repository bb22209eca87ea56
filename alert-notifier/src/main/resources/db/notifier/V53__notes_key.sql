-- The key that what people write is locked with; it stands in a file beside the database.

CREATE TABLE notes_key (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  fingerprint TEXT NOT NULL
);
CREATE INDEX entries_by_age ON entries (at);
