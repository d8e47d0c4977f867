-- A citizen who has had a course would like to become a peer (ASG-11). That it is so, and nothing more.
CREATE TABLE wish_to_give (
  assignment_id uuid PRIMARY KEY
);
COMMENT ON TABLE wish_to_give IS 'Whose citizen would like to become a peer. Taken back by the citizen; erased with held_subject.';
ALTER TABLE wish_to_give ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_the_call ON wish_to_give USING (whole_service() OR assignment_in_scope(assignment_id));

DO $$
DECLARE app text := current_database() || '_app';
BEGIN
  EXECUTE format('GRANT SELECT, INSERT, DELETE ON wish_to_give TO %I', app);
END $$;
