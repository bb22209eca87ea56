-- A mail that was given up stands on a list until it is sent after all or somebody lets it go; what
-- may not be told was let go when it was given up.

ALTER TABLE outbox ADD COLUMN dropped_at BIGINT;

CREATE INDEX notification_log_by_mail ON notification_log (dedup_key, at);
CREATE INDEX notification_log_by_result ON notification_log (result, at);

UPDATE outbox SET dropped_at = created_at WHERE state = 'DEAD' AND NOT EXISTS (
  SELECT 1 FROM notification_log l WHERE l.dedup_key = outbox.dedup_key
  AND (l.detail LIKE 'recipient %' OR l.detail LIKE 'message %' OR l.detail LIKE 'no %'));

-- How far a mailbox with reports of undelivered mail has been read.
CREATE TABLE bounces_read (
  mailbox TEXT PRIMARY KEY,
  validity BIGINT NOT NULL,
  last_uid BIGINT NOT NULL
);
