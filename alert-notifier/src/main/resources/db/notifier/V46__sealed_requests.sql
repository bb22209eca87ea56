-- That somebody asked for the locked lines of a case, and whether a second person agreed.
CREATE TABLE sealed_requests (
  incident_id TEXT NOT NULL REFERENCES cases (incident_id) ON DELETE CASCADE,
  asked_at BIGINT NOT NULL,
  asked_by TEXT NOT NULL,
  asked_name TEXT NOT NULL,
  reason TEXT NOT NULL,
  confirmed_at BIGINT,
  confirmed_by TEXT,
  confirmed_name TEXT,
  taken_at BIGINT,
  PRIMARY KEY (incident_id, asked_at)
);
