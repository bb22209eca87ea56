-- What people asked IT to block or to allow on the filter, who approved it and what IT answered.

CREATE TABLE change_requests (
  id BIGINT PRIMARY KEY,
  school_id TEXT NOT NULL,
  at BIGINT NOT NULL,
  asked_by TEXT NOT NULL,
  asked_name TEXT NOT NULL,
  wish TEXT NOT NULL,
  address TEXT NOT NULL,
  user_groups TEXT NOT NULL,
  reason TEXT NOT NULL,
  state TEXT NOT NULL,
  approved_by TEXT,
  approved_name TEXT,
  approved_at BIGINT,
  approved_words TEXT,
  answered_by TEXT,
  answered_name TEXT,
  answered_at BIGINT,
  answered_words TEXT
);
CREATE INDEX change_requests_by_time ON change_requests (at, id);
