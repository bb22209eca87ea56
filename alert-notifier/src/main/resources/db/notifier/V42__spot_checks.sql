-- Looks that people took at filtering and monitoring between the planned tests.

CREATE TABLE spot_checks (
  id BIGINT PRIMARY KEY,
  school_id TEXT NOT NULL,
  at BIGINT NOT NULL,
  recorded_at BIGINT NOT NULL,
  by_id TEXT NOT NULL,
  by_name TEXT NOT NULL,
  looked_at TEXT NOT NULL,
  user_groups TEXT NOT NULL,
  result TEXT NOT NULL,
  found TEXT NOT NULL,
  action TEXT NOT NULL
);
CREATE INDEX spot_checks_by_time ON spot_checks (at, id);
