-- Who works in a unit (infra/decisions/0019): those who have signed in, since no register of staff is to be had. A case is
-- handed over to one of them. Staff, not citizens; a name is what the login said.
CREATE TABLE staff (
  tenant_id     text NOT NULL,
  unit_id       text NOT NULL,
  role          text NOT NULL CHECK (role IN ('caseworker', 'team-leader')),
  user_id       text NOT NULL,
  display_name  text NOT NULL,
  last_seen_at  timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, unit_id, role, user_id)
);
ALTER TABLE staff ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_the_call ON staff USING (in_scope(tenant_id));

DO $$
DECLARE
  app text := regexp_replace(current_user, '_owner$', '_app');
  retention text := regexp_replace(current_user, '_owner$', '_retention');
BEGIN
  EXECUTE format('GRANT SELECT, INSERT, UPDATE (display_name, last_seen_at) ON staff TO %I', app);
  EXECUTE format('GRANT SELECT, DELETE ON staff TO %I', retention);
END $$;
