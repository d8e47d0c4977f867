-- What else is deleted when its time is over (OPS-08; src/domain/retention-table.ts says what, how long and why).
DO $$
DECLARE retention text := regexp_replace(current_user, '_owner$', '_retention');
BEGIN
  EXECUTE format('GRANT SELECT, DELETE ON receipt_given, assignment, assignment_history, assignment_consent TO %I', retention);
  EXECUTE format('GRANT SELECT ON held_subject TO %I', retention);
END $$;
