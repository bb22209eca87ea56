-- What has to be known of a person whom a row of the audit chain is about, so that the row is seen
-- by those alone who may know of it. Neither the person nor their account stands here by name.
CREATE TABLE audited_people (
  pseudonym TEXT PRIMARY KEY,
  school_id TEXT NOT NULL,
  person_kind TEXT NOT NULL,
  account TEXT NOT NULL
);
-- Of whom rows were written before, it is not known any more; doubt counts them as staff.
INSERT INTO audited_people (pseudonym, school_id, person_kind, account)
SELECT pseudonym, max(school_id), 'staff', '' FROM erasures GROUP BY pseudonym;
