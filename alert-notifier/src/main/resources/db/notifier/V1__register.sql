-- The register. Times are milliseconds since 1970 UTC; snapshots are JSON as on the topics.

CREATE TABLE case_numbers (
  year INTEGER PRIMARY KEY,
  last_given BIGINT NOT NULL
);

CREATE TABLE cases (
  incident_id TEXT PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  school_id TEXT NOT NULL,
  revision INTEGER NOT NULL,
  raised_at BIGINT NOT NULL,
  told_priority TEXT,
  told_phase TEXT,
  acknowledged_at BIGINT,
  outcome TEXT
);
CREATE INDEX cases_by_school ON cases (school_id, raised_at);

CREATE TABLE revisions (
  incident_id TEXT NOT NULL REFERENCES cases (incident_id),
  revision INTEGER NOT NULL,
  recorded_at BIGINT NOT NULL,
  snapshot TEXT NOT NULL,
  PRIMARY KEY (incident_id, revision)
);

-- One row is one mail owed to one address. incident_id is absent for mail that is about no case,
-- and only then the words stand here: a case's mail is written when it is sent.
CREATE TABLE outbox (
  dedup_key TEXT PRIMARY KEY,
  incident_id TEXT REFERENCES cases (incident_id),
  school_id TEXT NOT NULL,
  reason TEXT NOT NULL,
  step TEXT NOT NULL,
  channel TEXT NOT NULL,
  urgency TEXT NOT NULL,
  address TEXT NOT NULL,
  recipient TEXT NOT NULL,
  because TEXT NOT NULL,
  subject TEXT,
  body_text TEXT,
  body_html TEXT,
  state TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  created_at BIGINT NOT NULL,
  due_at BIGINT NOT NULL,
  lease_until BIGINT,
  first_attempt_at BIGINT
);
CREATE INDEX outbox_by_state ON outbox (state, due_at);
CREATE INDEX outbox_by_incident ON outbox (incident_id);

CREATE TABLE notification_log (
  dedup_key TEXT NOT NULL REFERENCES outbox (dedup_key),
  attempt INTEGER NOT NULL,
  at BIGINT NOT NULL,
  incident_id TEXT,
  revision INTEGER,
  result TEXT NOT NULL,
  detail TEXT NOT NULL
);
CREATE INDEX notification_log_by_incident ON notification_log (incident_id);

-- Append only. The payload and its salt may be erased; the hash stays, so the chain still holds.
CREATE TABLE audit (
  seq BIGINT PRIMARY KEY,
  at BIGINT NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  salt TEXT,
  payload TEXT,
  payload_hash TEXT NOT NULL,
  mac TEXT NOT NULL
);

CREATE TABLE audit_head (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  seq BIGINT NOT NULL,
  mac TEXT NOT NULL
);

CREATE TABLE kafka_position (
  cluster_id TEXT NOT NULL,
  topic TEXT NOT NULL,
  part INTEGER NOT NULL,
  next_offset BIGINT NOT NULL,
  PRIMARY KEY (cluster_id, topic, part)
);

CREATE TABLE activity (
  school_id TEXT NOT NULL,
  hour BIGINT NOT NULL,
  part INTEGER NOT NULL,
  events BIGINT NOT NULL,
  snapshot TEXT NOT NULL,
  PRIMARY KEY (school_id, hour, part)
);
