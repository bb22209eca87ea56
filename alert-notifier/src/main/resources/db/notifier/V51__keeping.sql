-- What is kept for how long: holds that stop a purge, what is left of a case that is gone, what was
-- purged when, and the records that are still to be taken out of Kafka.

CREATE TABLE holds (
  id TEXT PRIMARY KEY,
  school_id TEXT NOT NULL,
  number TEXT,
  person_id TEXT,
  reason TEXT NOT NULL,
  placed_by TEXT NOT NULL,
  placed_at BIGINT NOT NULL,
  released_by TEXT,
  released_at BIGINT
);
CREATE INDEX holds_on_cases ON holds (number) WHERE released_at IS NULL;
CREATE INDEX holds_on_people ON holds (person_id) WHERE released_at IS NULL;

CREATE TABLE stubs (
  incident_id TEXT PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  school_id TEXT NOT NULL,
  person_kind TEXT NOT NULL,
  priority TEXT NOT NULL,
  raised_at BIGINT NOT NULL,
  closed_at BIGINT,
  outcome_kind TEXT,
  gone_at BIGINT NOT NULL,
  because TEXT NOT NULL
);
CREATE INDEX stubs_by_age ON stubs (gone_at);

CREATE TABLE purges (
  audit_seq BIGINT PRIMARY KEY,
  at BIGINT NOT NULL,
  kept TEXT NOT NULL,
  rows_gone BIGINT NOT NULL,
  older_than BIGINT NOT NULL,
  digest TEXT NOT NULL
);
CREATE INDEX purges_by_class ON purges (kept, at);

CREATE TABLE tombstones (
  topic TEXT NOT NULL,
  record_key TEXT NOT NULL,
  PRIMARY KEY (topic, record_key)
);

-- Set once the words of a case's evidence are gone.
ALTER TABLE cases ADD COLUMN words_gone_at BIGINT;
