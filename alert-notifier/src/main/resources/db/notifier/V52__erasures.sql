-- Requests to erase a person, each of which two people make. person_id is kept until it is done;
-- then the keyed pseudonym alone stays.

CREATE TABLE erasures (
  id TEXT PRIMARY KEY,
  school_id TEXT NOT NULL,
  pseudonym TEXT NOT NULL,
  person_id TEXT,
  reason TEXT NOT NULL,
  asked_by TEXT NOT NULL,
  asked_at BIGINT NOT NULL,
  answered_by TEXT,
  answered_at BIGINT,
  state TEXT NOT NULL,
  cases_gone BIGINT NOT NULL,
  done_at BIGINT
);
CREATE INDEX erasures_by_state ON erasures (state, asked_at);

-- The cases that were to go when the second person agreed.
CREATE TABLE erasure_cases (
  erasure_id TEXT NOT NULL REFERENCES erasures (id),
  case_id TEXT NOT NULL,
  PRIMARY KEY (erasure_id, case_id)
);
