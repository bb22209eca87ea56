-- What people decided that judging must know. Each is written to the topic after its transaction, and
-- once more when it changes; a row without a ruling takes it off the topic.
CREATE TABLE rulings_owed (
  ruling_key TEXT PRIMARY KEY,
  ruling TEXT,
  changed_at BIGINT NOT NULL,
  changes BIGINT NOT NULL,
  published_at BIGINT
);
CREATE INDEX rulings_owed_due ON rulings_owed (changed_at) WHERE published_at IS NULL;

-- What people found wrong about an alert, with what the trial showed before they signed it.
CREATE TABLE verdicts (
  id TEXT PRIMARY KEY,
  school_id TEXT NOT NULL,
  incident_id TEXT NOT NULL,
  case_number TEXT NOT NULL,
  wrong TEXT NOT NULL,
  ruling TEXT NOT NULL,
  shown TEXT NOT NULL,
  state TEXT NOT NULL,
  until_at BIGINT NOT NULL,
  by_id TEXT NOT NULL,
  by_name TEXT NOT NULL,
  at BIGINT NOT NULL,
  second_name TEXT,
  second_at BIGINT,
  ended_name TEXT,
  ended_at BIGINT
);
CREATE INDEX verdicts_by_incident ON verdicts (incident_id);
CREATE INDEX verdicts_by_school ON verdicts (school_id, state);
