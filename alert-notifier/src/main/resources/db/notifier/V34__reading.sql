-- What the console's pages look for in cases: whom each is about, how grave it is and what came of
-- it. All of it stands in the newest revision too; a register from before is described when it is
-- next opened, and until then nobody sees a case that is not (person_kind is empty).

ALTER TABLE cases ADD COLUMN priority TEXT NOT NULL DEFAULT 'P4';
ALTER TABLE cases ADD COLUMN theme TEXT NOT NULL DEFAULT '';
ALTER TABLE cases ADD COLUMN category TEXT NOT NULL DEFAULT '';
ALTER TABLE cases ADD COLUMN person_id TEXT NOT NULL DEFAULT '';
ALTER TABLE cases ADD COLUMN person_kind TEXT NOT NULL DEFAULT '';
-- The bare account name, by which recusal knows people.
ALTER TABLE cases ADD COLUMN subject TEXT NOT NULL DEFAULT '';
-- Name and account in lower case, as people look for them.
ALTER TABLE cases ADD COLUMN who TEXT NOT NULL DEFAULT '';
ALTER TABLE cases ADD COLUMN year TEXT NOT NULL DEFAULT '';
ALTER TABLE cases ADD COLUMN occurred_at BIGINT NOT NULL DEFAULT 0;
-- The priority that a person gave it, and what it was until then.
ALTER TABLE cases ADD COLUMN weighed TEXT;
ALTER TABLE cases ADD COLUMN weighed_over TEXT;
ALTER TABLE cases ADD COLUMN weighed_phase TEXT;
ALTER TABLE cases ADD COLUMN outcome_kind TEXT;

CREATE INDEX cases_open ON cases (priority, raised_at, number) WHERE outcome IS NULL;
CREATE INDEX cases_open_by_school ON cases (school_id, priority, raised_at, number)
WHERE outcome IS NULL;
CREATE INDEX cases_closed ON cases (closed_at, number) WHERE outcome IS NOT NULL;
CREATE INDEX cases_closed_by_school ON cases (school_id, closed_at, number)
WHERE outcome IS NOT NULL;
CREATE INDEX cases_by_person ON cases (person_id, occurred_at);
CREATE INDEX cases_by_theme ON cases (theme, priority, outcome_kind);
CREATE INDEX parts_by_whole ON parts (whole_id);

-- What people wrote about a case: notes, and why they weighed or closed it as they did.
CREATE TABLE entries (
  incident_id TEXT NOT NULL REFERENCES cases (incident_id),
  seq INTEGER NOT NULL,
  at BIGINT NOT NULL,
  by_id TEXT NOT NULL,
  by_name TEXT NOT NULL,
  kind TEXT NOT NULL,
  words TEXT NOT NULL,
  PRIMARY KEY (incident_id, seq)
);
