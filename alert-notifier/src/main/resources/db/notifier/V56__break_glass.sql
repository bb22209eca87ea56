-- Cases that somebody opened whose school it is not: why, and until when.

CREATE TABLE break_glass (
  id TEXT PRIMARY KEY,
  incident_id TEXT NOT NULL,
  school_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  reason TEXT NOT NULL,
  opened_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL
);
CREATE INDEX break_glass_by_person ON break_glass (person_id, ends_at);
CREATE INDEX break_glass_by_school ON break_glass (school_id, opened_at);
