-- What is deleted when its time is over (OPS-08), by a role of its own: the table of retention says what, how long and why
-- (packages/service-kit/src/retention).
DO $$
DECLARE retention text := regexp_replace(current_user, '_owner$', '_retention');
BEGIN
  EXECUTE format('GRANT SELECT, DELETE ON outbox, inbox, idempotency TO %I', retention);
  EXECUTE format('CREATE POLICY of_retention ON idempotency TO %I USING (true)', retention);
END $$;
