-- The law table's row that each epoch stands under, and who acts for whom.

ALTER TABLE consent_epoch ADD COLUMN law_row text;
COMMENT ON COLUMN consent_epoch.law_row IS 'Row of the law table (src/domain/law). Null where it was asked before there was one: then nothing is permitted.';

CREATE TABLE representation (
  id              uuid PRIMARY KEY,
  version         int NOT NULL CHECK (version > 0),
  state           jsonb NOT NULL,
  status          text GENERATED ALWAYS AS (state->>'status') STORED,
  referral_id     text GENERATED ALWAYS AS (state->>'referralId') STORED,
  subject_id      text GENERATED ALWAYS AS (state->>'subjectId') STORED,
  representative  text GENERATED ALWAYS AS (state->>'representativeSubjectId') STORED,
  authority       text GENERATED ALWAYS AS (state->'recordedBy'->>'authorityId') STORED
);
CREATE INDEX representation_referral ON representation (referral_id);
CREATE INDEX representation_representative ON representation (representative);
COMMENT ON TABLE representation IS 'Who acts for the citizen of a referral: kind, scope, dates, and which document a caseworker was shown. No document, no name, no number.';

CREATE TABLE representation_history (
  aggregate_id    uuid NOT NULL,
  version         int NOT NULL,
  type            text NOT NULL,
  data            jsonb NOT NULL,
  at              timestamptz NOT NULL,
  actor           jsonb,
  correlation_id  text NOT NULL,
  PRIMARY KEY (aggregate_id, version)
);
COMMENT ON TABLE representation_history IS 'What happened to each representation; append-only by database role.';

GRANT SELECT, INSERT, UPDATE (version, state) ON representation TO consent_app;
GRANT SELECT, INSERT ON representation_history TO consent_app;

ALTER TABLE representation ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_the_call ON representation USING (in_scope(subject_id, representative, authority));
-- Asked as the owner: the save writes the history before a new row can be seen. Until then, whoever acts at all.
CREATE FUNCTION representation_in_scope(representation_id uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER
  RETURN coalesce((SELECT in_scope(r.subject_id, r.representative, r.authority) FROM representation r WHERE r.id = representation_id), current_setting('app.tenant', true) <> '');
ALTER TABLE representation_history ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_the_call ON representation_history USING (whole_service() OR representation_in_scope(aggregate_id));

-- Whoever acts for the citizen reaches what belongs to that referral; for what and until when is the domain's question.
CREATE OR REPLACE FUNCTION referral_in_scope(referral text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER
  RETURN EXISTS (SELECT FROM consent c WHERE c.referral_id = referral AND in_scope(c.discloser, c.recipient, c.subject_id))
    OR EXISTS (SELECT FROM representation r WHERE r.referral_id = referral AND r.status = 'recorded' AND in_scope(r.representative));
