-- The account of receipts: who must answer for a consent that ended or became narrower, who has, and what they signed.

CREATE TABLE receipt_account (
  id           uuid PRIMARY KEY,
  version      int NOT NULL CHECK (version > 0),
  state        jsonb NOT NULL,
  status       text GENERATED ALWAYS AS (state->>'status') STORED,
  referral_id  text GENERATED ALWAYS AS (state->>'referralId') STORED,
  subject_id   text GENERATED ALWAYS AS (state->>'subjectId') STORED,
  discloser    text GENERATED ALWAYS AS (coalesce(state->'discloser'->>'id', 'citizen')) STORED,
  recipient    text GENERATED ALWAYS AS (coalesce(state->'recipient'->>'id', 'citizen')) STORED,
  deadline_at  text GENERATED ALWAYS AS (state->>'deadlineAt') STORED,
  CONSTRAINT receipt_account_consent FOREIGN KEY (id) REFERENCES consent (id)
);
CREATE INDEX receipt_account_subject ON receipt_account (subject_id, id);
CREATE INDEX receipt_account_deadline ON receipt_account (deadline_at) WHERE deadline_at IS NOT NULL;
CREATE INDEX receipt_account_overdue ON receipt_account (id) WHERE status IN ('reminded', 'escalated');
COMMENT ON TABLE receipt_account IS 'Who has answered for the ends and narrowings of one consent; its id is the consent''s. The row is what its history gives.';

CREATE TABLE receipt_account_history (
  aggregate_id    uuid NOT NULL,
  version         int NOT NULL,
  type            text NOT NULL,
  data            jsonb NOT NULL,
  at              timestamptz NOT NULL,
  actor           jsonb,
  correlation_id  text NOT NULL,
  PRIMARY KEY (aggregate_id, version)
);
COMMENT ON TABLE receipt_account_history IS 'What happened to each account; append-only by database role.';

CREATE TABLE receipt (
  id            uuid PRIMARY KEY,
  consent_id    uuid NOT NULL,
  epoch         int NOT NULL,
  -- A service, or the people of the organisation, for what they wrote down themselves.
  holder        text NOT NULL CHECK (holder IN ('referral', 'peer-assignment', 'outcomes', 'own-notes')),
  referral_id   text NOT NULL,
  subject_id    text NOT NULL,
  recipient     text NOT NULL,
  -- As it came, and the public key that it was verified with (RFC 7517): so it can be verified for ever, whatever key the holder has by then.
  jws           text,
  public_jwk    jsonb,
  confirmed_by  text,
  at            timestamptz NOT NULL,
  CONSTRAINT receipt_once UNIQUE (consent_id, epoch, holder),
  CONSTRAINT receipt_epoch FOREIGN KEY (consent_id, epoch) REFERENCES consent_epoch (consent_id, epoch),
  -- Signed by a service, or said by a person.
  CONSTRAINT receipt_is_signed_or_said CHECK (
    CASE holder WHEN 'own-notes' THEN confirmed_by IS NOT NULL AND jws IS NULL AND public_jwk IS NULL
                ELSE confirmed_by IS NULL AND jws IS NOT NULL AND public_jwk IS NOT NULL END)
);
COMMENT ON TABLE receipt IS 'What each holder signed, and which coordinator confirmed that own notes are gone: one of each for each epoch that ended or narrowed a consent. Append-only by database role.';

-- Whether anything was disclosed under a consent is asked at each end.
CREATE INDEX disclosure_consent ON disclosure (consent_id);

GRANT SELECT, INSERT, UPDATE (version, state) ON receipt_account TO consent_app;
GRANT SELECT, INSERT ON receipt_account_history, receipt TO consent_app;
