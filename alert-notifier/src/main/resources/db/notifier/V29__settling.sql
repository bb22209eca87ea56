-- The schools that Handbell is new to: from when until when its lesser mails are one daily list. One
-- that has a history began and ended at 0.

CREATE TABLE settling (
  school_id TEXT PRIMARY KEY,
  began_at BIGINT NOT NULL,
  ended_at BIGINT
);
