-- When too many mails wait for one reader they become one, which their rows then name.

ALTER TABLE outbox ADD COLUMN folded_into TEXT;
CREATE INDEX outbox_folded ON outbox (folded_into) WHERE state = 'FOLDED';
CREATE INDEX outbox_serious ON outbox (school_id, address, due_at)
WHERE urgency = 'P2' AND incident_id IS NOT NULL;
CREATE INDEX outbox_waiting ON outbox (school_id, address, due_at)
WHERE urgency = 'P2' AND incident_id IS NOT NULL AND state = 'READY' AND attempts = 0;
CREATE INDEX outbox_immediate ON outbox (created_at)
WHERE urgency = 'P1' AND incident_id IS NOT NULL;
CREATE INDEX outbox_listed ON outbox (school_id, created_at) WHERE state = 'LISTED';
