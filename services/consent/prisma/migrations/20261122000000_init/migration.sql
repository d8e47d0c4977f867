-- The consent service: consents, their notices, the epochs that decisions rest on, and the disclosure ledger.
-- Run by consent_owner; consent_app runs the service. Ids and codes only: names of organisations and authorities stand
-- in the notices, a citizen's nowhere.

CREATE TABLE consent (
  id           uuid PRIMARY KEY,
  version      int NOT NULL CHECK (version > 0),
  state        jsonb NOT NULL,
  status       text GENERATED ALWAYS AS (state->>'status') STORED,
  referral_id  text GENERATED ALWAYS AS (state->>'referralId') STORED,
  subject_id   text GENERATED ALWAYS AS (state->>'subjectId') STORED,
  purpose      text GENERATED ALWAYS AS (state->>'purpose') STORED,
  discloser    text GENERATED ALWAYS AS (coalesce(state->'discloser'->>'id', 'citizen')) STORED,
  recipient    text GENERATED ALWAYS AS (coalesce(state->'recipient'->>'id', 'citizen')) STORED,
  deadline_at  text GENERATED ALWAYS AS (state->>'deadlineAt') STORED
);
CREATE INDEX consent_referral ON consent (referral_id);
CREATE INDEX consent_subject ON consent (subject_id, recipient);
CREATE INDEX consent_deadline ON consent (deadline_at) WHERE deadline_at IS NOT NULL;
-- Belt and braces to the domain's own refusal: of one question one consent at a time is asked or granted.
CREATE UNIQUE INDEX consent_one_open ON consent (referral_id, purpose, discloser, recipient) WHERE status IN ('requested', 'granted');
COMMENT ON TABLE consent IS 'One consent: one referral, one purpose, one discloser, one recipient. The row is what its history gives.';

CREATE TABLE consent_history (
  aggregate_id    uuid NOT NULL,
  version         int NOT NULL,
  type            text NOT NULL,
  data            jsonb NOT NULL,
  at              timestamptz NOT NULL,
  actor           jsonb,
  correlation_id  text NOT NULL,
  PRIMARY KEY (aggregate_id, version)
);
COMMENT ON TABLE consent_history IS 'What happened to each consent; append-only by database role.';

-- A row of its own to lock: it is there before the first consent is, and consents themselves allow no such update.
CREATE TABLE disclosure_head (
  subject_id  text NOT NULL,
  recipient   text NOT NULL,
  position    bigint NOT NULL,
  PRIMARY KEY (subject_id, recipient)
);
COMMENT ON TABLE disclosure_head IS
  'One row for each citizen and recipient, locked by every change of a consent and by every disclosure. Its position orders them; no clock does.';

CREATE TABLE consent_epoch (
  consent_id          uuid NOT NULL,
  epoch               int NOT NULL CHECK (epoch > 0),
  previous            int GENERATED ALWAYS AS (nullif(epoch - 1, 0)) STORED,
  referral_id         text NOT NULL,
  subject_id          text NOT NULL,
  purpose             text NOT NULL,
  discloser           text NOT NULL,
  recipient           text NOT NULL,
  position            bigint NOT NULL,
  status              text NOT NULL,
  categories          text[] NOT NULL,
  valid_from          timestamptz,
  expires_at          timestamptz,
  despite_protection  boolean NOT NULL,
  yes_epoch           int,
  PRIMARY KEY (consent_id, epoch),
  UNIQUE (subject_id, recipient, position),
  -- No gaps (CON-12): an epoch needs the one before it.
  CONSTRAINT consent_epoch_follows FOREIGN KEY (consent_id, previous) REFERENCES consent_epoch (consent_id, epoch),
  CONSTRAINT consent_epoch_head FOREIGN KEY (subject_id, recipient) REFERENCES disclosure_head (subject_id, recipient)
);
COMMENT ON TABLE consent_epoch IS 'What each consent covered from which position on; what decisions read. Append-only by database role.';

CREATE TABLE disclosure (
  id              uuid PRIMARY KEY,
  referral_id     text NOT NULL,
  subject_id      text NOT NULL,
  discloser       text NOT NULL,
  recipient       text NOT NULL,
  recipient_user  text NOT NULL,
  kind            text NOT NULL,
  purpose         text NOT NULL,
  categories      text[] NOT NULL CHECK (cardinality(categories) > 0),
  -- What was left out of the categories, the person having name and address protection.
  withheld        text[] NOT NULL DEFAULT '{}' CHECK (withheld <@ ARRAY['name', 'address']),
  consent_id      uuid NOT NULL,
  epoch           int NOT NULL,
  position        bigint NOT NULL,
  at              timestamptz NOT NULL,
  correlation_id  text NOT NULL,
  UNIQUE (subject_id, recipient, position)
);
CREATE INDEX disclosure_referral ON disclosure (referral_id);
COMMENT ON TABLE disclosure IS 'The ledger: one row for each disclosure that was permitted. Append-only by database role.';

CREATE TABLE notice (
  id            text NOT NULL,
  version       int NOT NULL CHECK (version > 0),
  language      text NOT NULL,
  text          jsonb NOT NULL,
  hash          text NOT NULL,
  published_at  timestamptz NOT NULL,
  PRIMARY KEY (id, version, language)
);
COMMENT ON TABLE notice IS 'Published notices, as templates. A published version is never edited: append-only by database role.';

CREATE TABLE consent_notice (
  consent_id  uuid NOT NULL,
  language    text NOT NULL,
  notice_id   text NOT NULL,
  version     int NOT NULL,
  hash        text NOT NULL,
  text        jsonb NOT NULL,
  PRIMARY KEY (consent_id, language)
);
COMMENT ON TABLE consent_notice IS 'The exact text that the citizen is asked with, its names filled in. Append-only by database role.';

-- Messaging's own tables, the same in every service.
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
  consumer    text NOT NULL,
  event_id    uuid NOT NULL,
  applied_at  timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (consumer, event_id)
);
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

GRANT SELECT, INSERT, UPDATE (version, state) ON consent TO consent_app;
GRANT SELECT, INSERT, UPDATE (position) ON disclosure_head TO consent_app;
GRANT SELECT, INSERT ON consent_history, consent_epoch, disclosure, notice, consent_notice TO consent_app;
GRANT SELECT, INSERT, UPDATE (published_at) ON outbox TO consent_app;
GRANT SELECT, INSERT ON inbox, idempotency TO consent_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON held_event TO consent_app;
