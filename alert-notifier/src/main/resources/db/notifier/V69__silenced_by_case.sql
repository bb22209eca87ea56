-- What hid a case is found without looking at all that was ever hidden: when a case is purged too.

CREATE INDEX silenced_by_case ON silenced (incident_id);
