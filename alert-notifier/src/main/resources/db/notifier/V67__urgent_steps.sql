-- The steps of what is urgent are found without looking at all that are due, and the first mail about
-- an urgent case goes out before any reminder of another.

ALTER TABLE steps ADD COLUMN urgency TEXT NOT NULL DEFAULT 'P3';
UPDATE steps SET urgency = coalesce(
  (SELECT c.told_priority FROM cases c WHERE c.incident_id = steps.incident_id), 'P3')
WHERE done_at IS NULL;
CREATE INDEX steps_next ON steps (urgency, due_at, incident_id, round, seq) WHERE done_at IS NULL;

ALTER TABLE outbox ADD COLUMN turn INTEGER NOT NULL DEFAULT 0;
UPDATE outbox SET turn = 1 WHERE reason NOT IN ('NEW', 'MORE_SERIOUS');
DROP INDEX outbox_next;
CREATE INDEX outbox_next ON outbox (urgency, turn, created_at, dedup_key)
WHERE state IN ('READY', 'RETRY', 'UNKNOWN');
