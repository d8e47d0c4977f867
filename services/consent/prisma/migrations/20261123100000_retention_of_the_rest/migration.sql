-- What else is deleted when its time is over (OPS-08; src/domain/retention-table.ts says what, how long and why).
DO $$
DECLARE retention text := regexp_replace(current_user, '_owner$', '_retention');
BEGIN
  EXECUTE format('GRANT SELECT, DELETE ON organisation_pseudonym, representation, representation_history, look_up TO %I', retention);
  -- A line of the account is written and read: until here nobody could delete one.
  EXECUTE format('CREATE POLICY of_retention ON look_up FOR DELETE TO %I USING (whole_service())', retention);
END $$;
