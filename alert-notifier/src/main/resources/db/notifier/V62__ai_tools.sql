-- The AI tools that a school was first seen to use, each with when: a new one calls for a look.

CREATE TABLE ai_tools (
  school_id TEXT NOT NULL,
  host TEXT NOT NULL,
  first_seen BIGINT NOT NULL,
  PRIMARY KEY (school_id, host)
);
CREATE INDEX ai_tools_by_age ON ai_tools (school_id, first_seen);
