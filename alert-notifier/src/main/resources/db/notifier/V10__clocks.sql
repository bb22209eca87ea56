-- Who has taken a case and until when, and the steps by which others hear of one that nobody takes.

ALTER TABLE cases ADD COLUMN acknowledged_by TEXT;
ALTER TABLE cases ADD COLUMN acknowledged_name TEXT;
ALTER TABLE cases ADD COLUMN acknowledged_until BIGINT;
ALTER TABLE cases ADD COLUMN assigned_to TEXT;
ALTER TABLE cases ADD COLUMN closed_at BIGINT;

-- The policy as it was when the case was told: a later change of the configuration leaves it alone.
-- A round begins when a case is told, when it gets worse and when nobody holds it any more.
CREATE TABLE clocks (
  incident_id TEXT PRIMARY KEY REFERENCES cases (incident_id),
  round INTEGER NOT NULL,
  policy TEXT NOT NULL
);

CREATE TABLE steps (
  incident_id TEXT NOT NULL REFERENCES cases (incident_id),
  round INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  kind TEXT NOT NULL,
  step TEXT NOT NULL,
  due_at BIGINT NOT NULL,
  done_at BIGINT,
  result TEXT,
  PRIMARY KEY (incident_id, round, seq)
);
CREATE INDEX steps_waiting ON steps (due_at) WHERE done_at IS NULL;

-- What each silence kept from being mailed.
CREATE TABLE silenced (
  silence TEXT NOT NULL,
  incident_id TEXT NOT NULL REFERENCES cases (incident_id),
  at BIGINT NOT NULL,
  PRIMARY KEY (silence, incident_id)
);
