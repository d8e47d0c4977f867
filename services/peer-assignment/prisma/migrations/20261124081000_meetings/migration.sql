-- Meetings that are planned. When and where is sealed with the sessions, under the assignment's own key (CON-25); here is
-- only that there is one, and whether anything can still come of it.
CREATE TABLE planned_meeting (
  id            uuid PRIMARY KEY,
  assignment_id uuid NOT NULL,
  is_settled    boolean NOT NULL DEFAULT false
);
COMMENT ON TABLE planned_meeting IS 'That a meeting is planned; is_settled: recorded or cancelled. Erased with held_subject.';
CREATE INDEX planned_meeting_assignment ON planned_meeting (assignment_id);

ALTER TABLE planned_meeting ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_the_call ON planned_meeting USING (whole_service() OR assignment_in_scope(assignment_id));

DO $$
DECLARE app text := current_database() || '_app';
BEGIN
  EXECUTE format('GRANT SELECT, INSERT, DELETE, UPDATE (is_settled) ON planned_meeting TO %I', app);
END $$;
