-- Whose each account of a provider is, by what never changes of it.

CREATE TABLE identities (
  provider TEXT NOT NULL,
  subject TEXT NOT NULL,
  person_id TEXT NOT NULL,
  PRIMARY KEY (provider, subject),
  UNIQUE (provider, person_id)
);
