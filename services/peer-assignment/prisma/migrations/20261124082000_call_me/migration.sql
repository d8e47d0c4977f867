-- A peer who asks to be rung (ASG-12): ids, codes and dates. There is no column for words.
CREATE TABLE call_me (
  id              uuid PRIMARY KEY,
  version         int NOT NULL,
  state           jsonb NOT NULL,
  status          text GENERATED ALWAYS AS (state->>'status') STORED,
  organisation_id text GENERATED ALWAYS AS (state->>'organisationId') STORED,
  peer_id         text GENERATED ALWAYS AS (state->>'peerId') STORED
);
CREATE INDEX call_me_organisation ON call_me (organisation_id, id);
-- However often it is pressed, one call waits.
CREATE UNIQUE INDEX call_me_waiting ON call_me (peer_id) WHERE status = 'waiting';

CREATE TABLE call_me_history (
  aggregate_id   uuid NOT NULL,
  version        int NOT NULL,
  type           text NOT NULL,
  data           jsonb NOT NULL,
  at             timestamptz NOT NULL,
  actor          jsonb,
  correlation_id text NOT NULL,
  PRIMARY KEY (aggregate_id, version)
);
COMMENT ON TABLE call_me_history IS 'Append-only by database role: peer_assignment_app may neither update nor delete.';

ALTER TABLE call_me ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_the_call ON call_me USING (in_scope(organisation_id));
CREATE FUNCTION call_me_in_scope(call_id uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER
  RETURN coalesce((SELECT in_scope(c.organisation_id) FROM call_me c WHERE c.id = call_id), current_setting('app.tenant', true) <> '');
ALTER TABLE call_me_history ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_the_call ON call_me_history USING (whole_service() OR call_me_in_scope(aggregate_id));

DO $$
DECLARE
  app text := current_database() || '_app';
  retention text := regexp_replace(current_user, '_owner$', '_retention');
BEGIN
  EXECUTE format('GRANT SELECT, INSERT, UPDATE (version, state) ON call_me TO %I', app);
  EXECUTE format('GRANT SELECT, INSERT ON call_me_history TO %I', app);
  EXECUTE format('GRANT SELECT, DELETE ON call_me, call_me_history TO %I', retention);
END $$;
