-- Lines of illegal content, each locked so that two keyholders together can open it, and the checks
-- of the filter that registered devices made. A line may come before the case that it belongs to.

CREATE TABLE sealed_lines (
  event_id TEXT PRIMARY KEY,
  incident_id TEXT NOT NULL,
  received BIGINT NOT NULL,
  line TEXT NOT NULL
);
CREATE INDEX sealed_lines_by_incident ON sealed_lines (incident_id);
CREATE INDEX sealed_lines_by_age ON sealed_lines (received);

CREATE TRIGGER sealed_lines_go_with_their_case AFTER DELETE ON cases
BEGIN
  DELETE FROM sealed_lines WHERE incident_id = OLD.incident_id;
END;

CREATE TABLE filter_checks (
  incident_id TEXT PRIMARY KEY,
  school_id TEXT NOT NULL,
  test TEXT NOT NULL,
  device TEXT,
  at BIGINT NOT NULL,
  result TEXT NOT NULL
);
CREATE INDEX filter_checks_by_school ON filter_checks (school_id, at);
