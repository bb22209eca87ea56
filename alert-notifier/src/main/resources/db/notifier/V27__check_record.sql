-- The record of checks holds more than tests of the filter: the morning's line, canaries and drills of
-- delivery. By whom or what a check was made, how long it took, and what else there is to say.

ALTER TABLE filter_checks ADD COLUMN kind TEXT NOT NULL DEFAULT 'filter';
ALTER TABLE filter_checks ADD COLUMN made_by TEXT;
ALTER TABLE filter_checks ADD COLUMN delay_ms BIGINT;
ALTER TABLE filter_checks ADD COLUMN detail TEXT;
CREATE INDEX filter_checks_by_age ON filter_checks (at);
