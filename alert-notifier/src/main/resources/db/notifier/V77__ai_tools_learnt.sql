-- Since when AI tools are written down at a school, and by which version of Handbell. What is first seen
-- in the weeks after that may have been used long before: it is learnt, and is no news.

CREATE TABLE ai_tools_since (
  school_id TEXT PRIMARY KEY,
  since BIGINT NOT NULL,
  version TEXT NOT NULL
);
ALTER TABLE ai_tools ADD COLUMN learnt INTEGER NOT NULL DEFAULT 0;
UPDATE ai_tools SET learnt = 1 WHERE first_seen <
  (SELECT min(other.first_seen) FROM ai_tools other WHERE other.school_id = ai_tools.school_id) + 1209600000;
