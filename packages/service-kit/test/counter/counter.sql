-- A service's database in small: one aggregate of the kit's tests, and the tables of messaging.
CREATE TABLE counter (
  id           uuid PRIMARY KEY,
  version      int NOT NULL,
  state        jsonb NOT NULL,
  deadline_at  text GENERATED ALWAYS AS (state->>'deadlineAt') STORED
);
CREATE INDEX counter_deadline ON counter (deadline_at) WHERE deadline_at IS NOT NULL;
CREATE TABLE counter_history (
  aggregate_id    uuid NOT NULL REFERENCES counter (id),
  version         int NOT NULL,
  type            text NOT NULL,
  data            jsonb NOT NULL,
  at              timestamptz NOT NULL,
  actor           jsonb,
  correlation_id  text NOT NULL,
  PRIMARY KEY (aggregate_id, version)
);
-- What commands write beside the aggregate.
CREATE TABLE counter_label (counter_id uuid PRIMARY KEY, label text NOT NULL);

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
CREATE INDEX outbox_unpublished ON outbox (position) WHERE published_at IS NULL;
CREATE TABLE inbox (
  consumer     text NOT NULL,
  event_id     uuid NOT NULL,
  applied_at   timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (consumer, event_id)
);
CREATE TABLE held_event (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  consumer        text NOT NULL,
  event_id        uuid NOT NULL,
  key             text NOT NULL,
  type            text NOT NULL,
  message         jsonb NOT NULL,
  status          text NOT NULL CHECK (status IN ('retrying', 'waiting', 'parked')),
  tries           int NOT NULL DEFAULT 0,
  next_try_at     timestamptz,
  last_error      text,
  held_at         timestamptz NOT NULL DEFAULT now(),
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
DO $$ BEGIN
  EXECUTE replace($grants$
    GRANT SELECT, INSERT, UPDATE (version, state) ON counter TO app;
    GRANT SELECT, INSERT ON counter_history, outbox, inbox, idempotency TO app;
    GRANT SELECT, INSERT, UPDATE, DELETE ON counter_label, held_event TO app;
    GRANT UPDATE (published_at) ON outbox TO app;
  $grants$, 'TO app', format('TO %I', regexp_replace(current_user, '_owner$', '_app')));
END $$;
