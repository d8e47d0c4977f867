-- The referral service's own database. Run by <database>_owner; what the app may do stands at the end of each part.

-- Referrals ------------------------------------------------------------------------------------------------------
-- The state is what evolve returned: ids, codes and dates. What is personal lies in sealed_content.
CREATE TABLE referral (
  id              uuid PRIMARY KEY,
  version         int NOT NULL CHECK (version > 0),
  state           jsonb NOT NULL,
  status          text GENERATED ALWAYS AS (state->>'status') STORED NOT NULL,
  authority_id    text GENERATED ALWAYS AS (state->'sender'->>'authorityId') STORED,
  unit_id         text GENERATED ALWAYS AS (state->'sender'->>'unitId') STORED,
  subject_id      text GENERATED ALWAYS AS (state->>'subjectId') STORED,
  organisation_id text GENERATED ALWAYS AS (CASE WHEN state->'offer'->>'sentAt' IS NOT NULL THEN state->>'organisationId' END) STORED,
  contact_code    text GENERATED ALWAYS AS (CASE WHEN state->>'status' IN ('accepted', 'in_course') THEN state->'acceptance'->>'contactCode' END) STORED,
  answer_by       text GENERATED ALWAYS AS (state->'offer'->>'answerBy') STORED,
  need            int GENERATED ALWAYS AS ((state->>'need')::int) STORED NOT NULL,
  deadline_at     text GENERATED ALWAYS AS (state->>'deadlineAt') STORED
);
COMMENT ON TABLE referral IS 'One row a referral; every change guards its version. The generated columns are read, never written.';
COMMENT ON COLUMN referral.organisation_id IS 'The organisation once something was sent to it: before that it must not know.';
CREATE INDEX referral_of_unit ON referral (authority_id, unit_id, need, id);
CREATE INDEX referral_of_subject ON referral (subject_id, id) WHERE subject_id IS NOT NULL;
CREATE INDEX referral_of_organisation ON referral (organisation_id, answer_by, id) WHERE organisation_id IS NOT NULL;
CREATE UNIQUE INDEX referral_contact_code ON referral (contact_code);
CREATE INDEX referral_deadline ON referral (deadline_at) WHERE deadline_at IS NOT NULL;

CREATE TABLE referral_history (
  aggregate_id    uuid NOT NULL,
  version         int NOT NULL,
  type            text NOT NULL,
  data            jsonb NOT NULL,
  at              timestamptz NOT NULL,
  actor           jsonb,
  correlation_id  text NOT NULL,
  PRIMARY KEY (aggregate_id, version)
);
COMMENT ON TABLE referral_history IS 'Append-only by database role. Ids, codes and dates only; replaying it gives the row.';

-- What has come in as messages ------------------------------------------------------------------------------------
CREATE TABLE imported_message (
  authority_id  text NOT NULL,
  message_id    text NOT NULL,
  content_hash  text NOT NULL,
  report        jsonb NOT NULL,
  imported_at   timestamptz NOT NULL,
  PRIMARY KEY (authority_id, message_id)
);
COMMENT ON TABLE imported_message IS 'Append-only by database role. The same message again gives its first report: ids, paths and codes, no content.';

-- Directory, in the terms of Open Referral HSDS 3 -----------------------------------------------------------------
CREATE TABLE organisation (
  id         text PRIMARY KEY,
  name       text NOT NULL,
  phone      text NOT NULL,
  email      text,
  closed_at  timestamptz
);
CREATE TABLE data_agreement (
  organisation_id  text NOT NULL REFERENCES organisation (id),
  signed_on        date NOT NULL,
  valid_until      date,
  PRIMARY KEY (organisation_id, signed_on)
);
COMMENT ON TABLE data_agreement IS 'Without one that is valid on the day an organisation receives nothing (REF-26).';
CREATE TABLE service (
  id               uuid PRIMARY KEY,
  organisation_id  text NOT NULL REFERENCES organisation (id),
  name             text NOT NULL,
  forms            text[] NOT NULL,
  themes           text[] NOT NULL,
  languages        text[] NOT NULL
);
CREATE INDEX service_of_organisation ON service (organisation_id);
CREATE TABLE service_area (
  service_id    uuid NOT NULL REFERENCES service (id) ON DELETE CASCADE,
  authority_id  text NOT NULL,
  PRIMARY KEY (service_id, authority_id)
);
CREATE TABLE capacity (
  service_id     uuid PRIMARY KEY REFERENCES service (id) ON DELETE CASCADE,
  places         int NOT NULL,
  waiting_weeks  int NOT NULL,
  confirmed_at   timestamptz NOT NULL
);
COMMENT ON TABLE capacity IS 'Shown before sending, without identity, with the time it was last confirmed (REF-14).';

-- Personal content (a copy of packages/vault/prisma/sealed-content.sql) -------------------------------------------
CREATE TABLE sealed_content (
  id           uuid PRIMARY KEY,
  data_key_id  uuid NOT NULL,
  kind         text NOT NULL,
  nonce        bytea NOT NULL CHECK (octet_length(nonce) = 12),
  ciphertext   bytea NOT NULL CHECK (octet_length(ciphertext) >= 16), -- AES-256-GCM, its tag at the end
  created_at   timestamptz NOT NULL
);
COMMENT ON TABLE sealed_content IS
  'Personal content, encrypted under a data key of the key store. An edit replaces nonce and ciphertext; entry, key and kind stay.';
CREATE INDEX sealed_content_data_key ON sealed_content (data_key_id);

-- Messaging and idempotency (the same in every service) -----------------------------------------------------------
CREATE TABLE outbox (
  position        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  event_id        uuid NOT NULL UNIQUE,
  topic           text NOT NULL,
  key             text NOT NULL,
  type            text NOT NULL,
  time            timestamptz NOT NULL,
  correlation_id  text NOT NULL,
  causation_id    text,
  traceparent     text,
  data            jsonb NOT NULL,
  published_at    timestamptz
);
COMMENT ON TABLE outbox IS 'Append-only by database role, except for the mark that an event has been published.';
CREATE INDEX outbox_unpublished ON outbox (position) WHERE published_at IS NULL;

CREATE TABLE inbox (
  consumer    text NOT NULL,
  event_id    uuid NOT NULL,
  applied_at  timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (consumer, event_id)
);
COMMENT ON TABLE inbox IS 'Append-only by database role. What has taken effect, so that it takes effect once.';

CREATE TABLE held_event (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  consumer     text NOT NULL,
  event_id     uuid NOT NULL,
  key          text NOT NULL,
  type         text NOT NULL,
  message      jsonb NOT NULL,
  status       text NOT NULL CHECK (status IN ('retrying', 'waiting', 'parked')),
  tries        int NOT NULL DEFAULT 0,
  next_try_at  timestamptz,
  last_error   text,
  held_at      timestamptz NOT NULL DEFAULT now(),
  UNIQUE (consumer, event_id)
);
CREATE INDEX held_event_key ON held_event (consumer, key, id);

CREATE TABLE idempotency (
  actor         text NOT NULL,
  key           text NOT NULL,
  command       text NOT NULL,
  request_hash  text NOT NULL,
  result        jsonb NOT NULL,
  at            timestamptz NOT NULL,
  PRIMARY KEY (actor, key)
);
COMMENT ON TABLE idempotency IS 'Append-only by database role. The first result of a command: ids, codes and versions (REF-21).';

-- What the app may do: no DDL, and no UPDATE or DELETE on history, outbox payloads, inbox and idempotency ----------
DO $$
DECLARE app text := regexp_replace(current_user, '_owner$', '_app');
BEGIN
  EXECUTE format('GRANT SELECT, INSERT, UPDATE (version, state) ON referral TO %I', app);
  EXECUTE format('GRANT SELECT, INSERT ON referral_history, imported_message, inbox, idempotency, outbox TO %I', app);
  EXECUTE format('GRANT UPDATE (published_at) ON outbox TO %I', app);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON organisation, data_agreement, service, service_area, capacity, held_event TO %I', app);
  EXECUTE format('GRANT SELECT, INSERT, DELETE, UPDATE (nonce, ciphertext) ON sealed_content TO %I', app);
END $$;
