-- When a contact last got a drill at an address, and when they last confirmed one.

CREATE TABLE delivery_drills (
  contact_id TEXT NOT NULL,
  address TEXT NOT NULL,
  known_since BIGINT NOT NULL,
  sent_at BIGINT,
  confirmed_at BIGINT,
  PRIMARY KEY (contact_id, address)
);

CREATE INDEX audit_by_person ON audit (actor, action, at) WHERE actor <> 'handbell';
