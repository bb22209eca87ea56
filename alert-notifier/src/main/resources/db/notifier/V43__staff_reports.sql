-- What a member of staff saw or heard and reported. What it says stands in the case that it opened.

CREATE TABLE staff_reports (
  id BIGINT PRIMARY KEY,
  incident_id TEXT NOT NULL UNIQUE REFERENCES cases (incident_id) ON DELETE CASCADE,
  school_id TEXT NOT NULL,
  at BIGINT NOT NULL,
  by_id TEXT NOT NULL,
  by_name TEXT NOT NULL
);
CREATE INDEX staff_reports_by_time ON staff_reports (at, id);
