-- What people look for in the audit chain, and how far the chain has been gone over.

CREATE INDEX audit_people ON audit (seq) WHERE actor <> 'handbell';
CREATE INDEX audit_by_actor ON audit (actor, seq);
CREATE INDEX audit_by_action ON audit (action, seq);
CREATE INDEX audit_by_subject ON audit (subject, seq);
CREATE INDEX audit_by_time ON audit (at, seq);

-- Each proof goes on from the row where the last one ended; whole_at is when all of it was gone over.
CREATE TABLE audit_proof (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  seq BIGINT NOT NULL,
  mac TEXT NOT NULL,
  whole_at BIGINT,
  fault TEXT,
  seal TEXT NOT NULL
);

-- Where the chain begins once its oldest rows have been purged.
CREATE TABLE audit_start (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  seq BIGINT NOT NULL,
  mac TEXT NOT NULL,
  seal TEXT NOT NULL
);
