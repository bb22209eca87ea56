-- Messages over other channels than mail stand beside the mails, each under its channel's id. What
-- is about an urgent case has a moment at which somebody looks whether it has arrived; where it has
-- not, its reader's next channel is used.

ALTER TABLE outbox ADD COLUMN ladder_at BIGINT;

CREATE INDEX outbox_ladder ON outbox (ladder_at) WHERE ladder_at IS NOT NULL;

CREATE INDEX outbox_next_nudge ON outbox (created_at, dedup_key)
WHERE channel <> 'mail' AND state IN ('READY', 'RETRY', 'UNKNOWN');
