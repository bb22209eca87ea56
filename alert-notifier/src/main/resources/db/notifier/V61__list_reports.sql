-- How each list does, as each classifier last said: digests and the yearly review tell how old they are.

CREATE TABLE list_reports (
  report_key TEXT PRIMARY KEY,
  report TEXT NOT NULL
);
