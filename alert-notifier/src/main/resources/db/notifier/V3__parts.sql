-- An incident that is counted on another: more of the same soon after, or one of many in a class
-- topic. Either may become known before the other.

CREATE TABLE parts (
  incident_id TEXT PRIMARY KEY,
  whole_id TEXT NOT NULL
);
