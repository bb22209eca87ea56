-- What is or was wrong on the way of the lines, one row from when it counted until it was over.
-- trouble is JSON as it was found; what has been told stands beside it, so that a restart neither
-- repeats nor forgets.

CREATE TABLE troubles (
  id INTEGER PRIMARY KEY,
  school_id TEXT NOT NULL,
  trouble TEXT NOT NULL,
  opened_at BIGINT NOT NULL,
  relapses INTEGER NOT NULL,
  it_told_at BIGINT,
  leads_told_at BIGINT,
  closed_at BIGINT,
  settled INTEGER NOT NULL
);
CREATE INDEX troubles_unsettled ON troubles (settled, closed_at);
CREATE INDEX troubles_by_school ON troubles (school_id, opened_at);
