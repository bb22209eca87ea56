-- What governors are told of a term's concerns, as it was first told: figures that changed from one day
-- to the next would show what happened to a single child in between. Small numbers are not in it.

CREATE TABLE told_terms (
  school_id TEXT NOT NULL,
  term TEXT NOT NULL,
  told_at BIGINT NOT NULL,
  figures TEXT NOT NULL,
  PRIMARY KEY (school_id, term)
);
