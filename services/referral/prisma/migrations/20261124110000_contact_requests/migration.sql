-- A citizen asks to be called (REF-28). The state holds ids, codes and dates; name and telephone number lie in
-- sealed_content under a key of the request's own, and go when it has been over for a while.
CREATE TABLE contact_request (
  id            uuid PRIMARY KEY,
  version       int NOT NULL CHECK (version > 0),
  state         jsonb NOT NULL,
  status        text GENERATED ALWAYS AS (state->>'status') STORED NOT NULL,
  authority_id  text GENERATED ALWAYS AS (state->>'authorityId') STORED NOT NULL,
  unit_id       text GENERATED ALWAYS AS (state->>'unitId') STORED,
  subject_id    text GENERATED ALWAYS AS (state->>'subjectId') STORED NOT NULL,
  answer_by     text GENERATED ALWAYS AS (state->>'answerBy') STORED NOT NULL,
  deadline_at   text GENERATED ALWAYS AS (state->>'deadlineAt') STORED,
  ended_at      text GENERATED ALWAYS AS (state->>'endedAt') STORED
);
CREATE UNIQUE INDEX contact_request_one_waiting ON contact_request (subject_id, authority_id) WHERE status = 'waiting';
CREATE INDEX contact_request_of_authority ON contact_request (authority_id, status, answer_by, id);
CREATE INDEX contact_request_deadline ON contact_request (deadline_at) WHERE deadline_at IS NOT NULL;
CREATE TABLE contact_request_history (
  aggregate_id    uuid NOT NULL,
  version         int NOT NULL,
  type            text NOT NULL,
  data            jsonb NOT NULL,
  at              timestamptz NOT NULL,
  actor           jsonb,
  correlation_id  text NOT NULL,
  PRIMARY KEY (aggregate_id, version)
);
COMMENT ON TABLE contact_request_history IS 'Append-only by database role. Ids, codes and dates only; replaying it gives the row.';

ALTER TABLE contact_request ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_the_call ON contact_request USING (in_scope(authority_id, subject_id));
CREATE FUNCTION contact_request_in_scope(request_id uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER
  RETURN coalesce(
    (SELECT in_scope(c.authority_id, c.subject_id) FROM contact_request c WHERE c.id = request_id),
    current_setting('app.tenant', true) <> '');
ALTER TABLE contact_request_history ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_the_call ON contact_request_history USING (whole_service() OR contact_request_in_scope(aggregate_id));
-- Content is a referral's or a contact request's: each function lets through what is none of its own.
ALTER POLICY of_the_call ON sealed_content USING (whole_service() OR (referral_in_scope(aggregate_id) AND contact_request_in_scope(aggregate_id)));

DO $$
DECLARE
  app text := regexp_replace(current_user, '_owner$', '_app');
  retention text := regexp_replace(current_user, '_owner$', '_retention');
BEGIN
  EXECUTE format('GRANT SELECT, INSERT, UPDATE (version, state) ON contact_request TO %I', app);
  EXECUTE format('GRANT SELECT, INSERT ON contact_request_history TO %I', app);
  EXECUTE format('GRANT SELECT, DELETE ON contact_request, contact_request_history TO %I', retention);
END $$;
