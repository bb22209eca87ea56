-- With what other programs speak to the console. Of a token only the hash is kept; one that is
-- revoked stays, so that its name in the audit chain never means another.

CREATE TABLE api_tokens (
  name TEXT PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  stands_for TEXT NOT NULL,
  school_id TEXT NOT NULL,
  may TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  revoked_at BIGINT,
  used_at BIGINT
);

-- What a change was answered, so that it is not made twice when it is asked for again.
CREATE TABLE api_answers (
  token TEXT NOT NULL,
  once TEXT NOT NULL,
  request TEXT NOT NULL,
  asked_at BIGINT NOT NULL,
  status INTEGER,
  body TEXT,
  PRIMARY KEY (token, once)
);
CREATE INDEX api_answers_by_age ON api_answers (asked_at);
