-- Who is in the console. Of a session's secret only the hash is kept.

CREATE TABLE sessions (
  hash TEXT PRIMARY KEY,
  person_id TEXT NOT NULL,
  way TEXT NOT NULL,
  device TEXT NOT NULL,
  begun_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL
);
CREATE INDEX sessions_by_person ON sessions (person_id);
