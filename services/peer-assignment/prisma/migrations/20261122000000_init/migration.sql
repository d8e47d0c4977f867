-- A peer: what decides whether this peer can take on a course. Ids, codes and dates only; who the peer is stands in peer_profile.
CREATE TABLE peer (
  id              uuid PRIMARY KEY,
  version         int NOT NULL,
  state           jsonb NOT NULL,
  status          text GENERATED ALWAYS AS (state->>'status') STORED,
  organisation_id text GENERATED ALWAYS AS (state->>'organisationId') STORED
);
CREATE INDEX peer_organisation ON peer (organisation_id, id);

CREATE TABLE peer_history (
  aggregate_id   uuid NOT NULL,
  version        int NOT NULL,
  type           text NOT NULL,
  data           jsonb NOT NULL,
  at             timestamptz NOT NULL,
  actor          jsonb,
  correlation_id text NOT NULL,
  PRIMARY KEY (aggregate_id, version)
);
COMMENT ON TABLE peer_history IS 'Append-only by database role: peer_assignment_app may neither update nor delete.';

-- One course of support, one row a referral. A referral that was over before it was accepted here leaves a row without organisation, so that a late acceptance revives nothing.
CREATE TABLE assignment (
  id              uuid PRIMARY KEY,
  version         int NOT NULL,
  state           jsonb NOT NULL,
  referral_id     text GENERATED ALWAYS AS (state->>'referralId') STORED,
  status          text GENERATED ALWAYS AS (state->>'status') STORED,
  organisation_id text GENERATED ALWAYS AS (state->>'organisationId') STORED,
  deadline_at     text GENERATED ALWAYS AS (state->>'deadlineAt') STORED,
  peer_id         text GENERATED ALWAYS AS (state->>'peerId') STORED,
  asked           jsonb GENERATED ALWAYS AS (state->'asked') STORED
);
COMMENT ON TABLE assignment IS 'Ids, codes and dates only. Whom it is about stands in held_subject, and nowhere else.';
CREATE UNIQUE INDEX assignment_referral ON assignment (referral_id);
CREATE INDEX assignment_organisation ON assignment (organisation_id, id);
CREATE INDEX assignment_deadline ON assignment (deadline_at) WHERE deadline_at IS NOT NULL;
CREATE INDEX assignment_peer ON assignment (peer_id) WHERE peer_id IS NOT NULL;
CREATE INDEX assignment_asked ON assignment USING gin (asked jsonb_path_ops) WHERE asked IS NOT NULL;

CREATE TABLE assignment_history (
  aggregate_id   uuid NOT NULL,
  version        int NOT NULL,
  type           text NOT NULL,
  data           jsonb NOT NULL,
  at             timestamptz NOT NULL,
  actor          jsonb,
  correlation_id text NOT NULL,
  PRIMARY KEY (aggregate_id, version)
);
COMMENT ON TABLE assignment_history IS 'Append-only by database role: peer_assignment_app may neither update nor delete.';

-- What a peer says of themself: theirs, and gone when they leave.
CREATE TABLE peer_profile (
  peer_id      uuid PRIMARY KEY,
  display_name text NOT NULL,
  own_words    text NOT NULL,
  matching     jsonb NOT NULL             -- gender, themes, forms, languages, times: codes
);
COMMENT ON TABLE peer_profile IS 'Erased when the peer leaves.';

-- The only place that ties an assignment to a person: the organisation's pseudonym, and the coded profile as far as the last disclosure permitted.
CREATE TABLE held_subject (
  assignment_id   uuid PRIMARY KEY,
  organisation_id text NOT NULL,
  pseudonym       text NOT NULL,
  profile         jsonb,                  -- null until a coordinator opens it, and again when the consent is gone
  generation      int NOT NULL DEFAULT 0  -- goes up with each narrowing; what was asked for before is not kept after
);
COMMENT ON TABLE held_subject IS 'Erased when the referral or its consent is over.';
CREATE INDEX held_subject_pseudonym ON held_subject (organisation_id, pseudonym);

CREATE TABLE session (
  id            uuid PRIMARY KEY,
  assignment_id uuid NOT NULL,
  date          text NOT NULL,            -- local day in Denmark
  minutes       int NOT NULL CHECK (minutes > 0),
  attendance    text NOT NULL,
  flags         text[] NOT NULL
);
COMMENT ON TABLE session IS 'Date, minutes and who came, nothing else (ASG-08). Erased with held_subject.';
CREATE INDEX session_assignment ON session (assignment_id, date);

CREATE TABLE avoided_peer (
  assignment_id uuid NOT NULL,
  peer_id       uuid NOT NULL,
  PRIMARY KEY (assignment_id, peer_id)
);
COMMENT ON TABLE avoided_peer IS 'Whom the citizen avoids: shown to nobody, in no history, no event and no idempotency record (ASG-03). Erased with held_subject.';

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

-- current_database() names the roles, so that a clone for tests keeps them apart.
DO $$
DECLARE app text := current_database() || '_app';
BEGIN
  EXECUTE format('GRANT SELECT, INSERT, UPDATE (version, state) ON peer, assignment TO %I', app);
  EXECUTE format('GRANT SELECT, INSERT ON peer_history, assignment_history, outbox, inbox, idempotency TO %I', app);
  EXECUTE format('GRANT UPDATE (published_at) ON outbox TO %I', app);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON held_event TO %I', app);
  EXECUTE format('GRANT SELECT, INSERT, DELETE ON peer_profile, session, avoided_peer TO %I', app);
  EXECUTE format('GRANT SELECT, INSERT, DELETE, UPDATE (profile, generation) ON held_subject TO %I', app);
END $$;
