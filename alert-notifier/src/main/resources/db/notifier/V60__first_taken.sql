-- When a case was first taken, however often it was taken again: how long it took counts from there.

ALTER TABLE cases ADD COLUMN first_taken_at BIGINT;
UPDATE cases SET first_taken_at = acknowledged_at;
