-- Tests of the filter that people made by hand, with what they saw, and the certificate that a test
-- service gave for it: base64, so that both databases keep it alike.

CREATE TABLE filter_tests (
  id BIGINT PRIMARY KEY,
  school_id TEXT NOT NULL,
  at BIGINT NOT NULL,
  recorded_at BIGINT NOT NULL,
  by_id TEXT NOT NULL,
  by_name TEXT NOT NULL,
  service TEXT NOT NULL,
  device TEXT NOT NULL,
  user_groups TEXT NOT NULL,
  child_abuse TEXT NOT NULL,
  terrorism TEXT NOT NULL,
  adult TEXT NOT NULL,
  language TEXT NOT NULL,
  result TEXT NOT NULL,
  certificate TEXT NOT NULL,
  note TEXT NOT NULL,
  file_name TEXT,
  file_type TEXT,
  file_size BIGINT,
  file_sha256 TEXT
);
CREATE INDEX filter_tests_by_time ON filter_tests (at, id);

CREATE TABLE filter_test_files (
  test_id BIGINT PRIMARY KEY REFERENCES filter_tests (id),
  content TEXT NOT NULL
);
