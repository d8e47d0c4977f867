-- The tables that each service's migration creates for messaging, for the tests of this package.
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

-- What the tests' reactions write: one row for each effect, so that an effect twice or out of order shows.
CREATE TABLE effect (
  position  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  consumer  text NOT NULL,
  event_id  uuid NOT NULL,
  key       text NOT NULL,
  type      text NOT NULL
);
