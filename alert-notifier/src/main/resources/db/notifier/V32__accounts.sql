-- Who can sign in with a password. Of invitations and recovery codes only the hash is kept; an
-- authenticator's secret is made from its salt and a key that is not in the database.

CREATE TABLE accounts (
  person_id TEXT PRIMARY KEY,
  password_hash TEXT NOT NULL,
  totp_salt TEXT NOT NULL,
  last_step BIGINT NOT NULL,
  changed_at BIGINT NOT NULL
);

CREATE TABLE recovery_codes (
  hash TEXT PRIMARY KEY,
  person_id TEXT NOT NULL
);
CREATE INDEX recovery_codes_by_person ON recovery_codes (person_id);

CREATE TABLE invitations (
  hash TEXT PRIMARY KEY,
  person_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  expires_at BIGINT NOT NULL
);
