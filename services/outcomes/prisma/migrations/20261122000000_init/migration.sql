-- What is measured of one course of peer support. The id is the referral's.
CREATE TABLE course (
  id              uuid PRIMARY KEY,
  version         int NOT NULL,
  state           jsonb NOT NULL,
  status          text GENERATED ALWAYS AS (state->>'status') STORED,
  organisation_id text GENERATED ALWAYS AS (state->>'organisationId') STORED,
  deadline_at     text GENERATED ALWAYS AS (state->>'deadlineAt') STORED
);
COMMENT ON TABLE course IS 'Ids, codes and dates only. Answers and goals are sealed (sealed_content); whom it is about stands in course_subject, and nowhere else.';
CREATE INDEX course_deadline ON course (deadline_at) WHERE deadline_at IS NOT NULL;
CREATE INDEX course_organisation ON course (organisation_id, id);

CREATE TABLE course_history (
  aggregate_id   uuid NOT NULL,
  version        int NOT NULL,
  type           text NOT NULL,
  data           jsonb NOT NULL,
  at             timestamptz NOT NULL,
  actor          jsonb,
  correlation_id text NOT NULL,
  PRIMARY KEY (aggregate_id, version)
);
COMMENT ON TABLE course_history IS 'Append-only by database role: outcomes_app may neither update nor delete.';

CREATE TABLE course_subject (
  referral_id uuid PRIMARY KEY,
  pseudonym   text NOT NULL               -- what the organisation knows the citizen by
);
COMMENT ON TABLE course_subject IS 'Erased when the referral is over and no measurement rests on its course (CON-25).';

-- Messaging (packages/messaging): the same in every service.
CREATE TABLE outbox (
  position        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  event_id        uuid NOT NULL UNIQUE,
  topic           text NOT NULL,
  key             text NOT NULL,
  type            text NOT NULL,          -- dk.haandslag.<service>.<past-tense>.v<n>
  time            timestamptz NOT NULL,
  correlation_id  text NOT NULL,
  causation_id    text,
  traceparent     text,
  data            jsonb NOT NULL,
  published_at    timestamptz
);
CREATE INDEX outbox_unpublished ON outbox (position) WHERE published_at IS NULL;
CREATE TABLE inbox (
  consumer     text NOT NULL,
  event_id     uuid NOT NULL,
  applied_at   timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (consumer, event_id)
);
CREATE TABLE held_event (                -- events that failed, and those of the same key behind them
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  consumer        text NOT NULL,
  event_id        uuid NOT NULL,
  key             text NOT NULL,
  type            text NOT NULL,
  message         jsonb NOT NULL,        -- the whole message as received
  status          text NOT NULL CHECK (status IN ('retrying', 'waiting', 'parked')),
  tries           int NOT NULL DEFAULT 0,
  next_try_at     timestamptz,
  last_error      text,                  -- error code and class only, never values
  held_at         timestamptz NOT NULL DEFAULT now(),
  UNIQUE (consumer, event_id)
);
CREATE INDEX held_event_key ON held_event (consumer, key, id);
CREATE TABLE idempotency (
  actor         text NOT NULL,
  key           text NOT NULL,
  command       text NOT NULL,
  request_hash  text NOT NULL,
  result        jsonb NOT NULL,          -- ids, codes, versions only
  at            timestamptz NOT NULL,
  PRIMARY KEY (actor, key)
);


-- A citizen's answers (entry id: the check-in's) and the words of goals (entry id: the goal's).
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

DO $$
DECLARE app text := current_database() || '_app';
BEGIN
  EXECUTE format('GRANT SELECT, INSERT, DELETE, UPDATE (nonce, ciphertext) ON sealed_content TO %I', app);
END $$;

-- current_database() names the roles, so that a clone for tests keeps them apart.
DO $$
DECLARE app text := current_database() || '_app';
BEGIN
  EXECUTE format('GRANT SELECT, INSERT, UPDATE (version, state) ON course TO %I', app);
  EXECUTE format('GRANT SELECT, INSERT ON course_history, outbox, inbox, idempotency TO %I', app);
  EXECUTE format('GRANT SELECT, INSERT, DELETE ON course_subject TO %I', app);
  EXECUTE format('GRANT UPDATE (published_at) ON outbox TO %I', app);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON held_event TO %I', app);
END $$;
