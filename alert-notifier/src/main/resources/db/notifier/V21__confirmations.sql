-- Which addresses have confirmed that a test alert reached somebody. A new address of a contact is a
-- new row: it is asked anew.

CREATE TABLE confirmations (
  address TEXT PRIMARY KEY,
  first_asked_at BIGINT NOT NULL,
  asked_at BIGINT NOT NULL,
  confirmed_at BIGINT,
  confirmed_by TEXT
);
