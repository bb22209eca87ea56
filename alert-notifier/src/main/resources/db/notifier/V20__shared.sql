-- What several notifiers on one register need: all seal the audit chain with one key, and the next
-- mail is found without looking at all that wait.

CREATE TABLE audit_key (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  fingerprint TEXT NOT NULL
);

CREATE INDEX outbox_next ON outbox (urgency, created_at, dedup_key)
WHERE state IN ('READY', 'RETRY', 'UNKNOWN');
