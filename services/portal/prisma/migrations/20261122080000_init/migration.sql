-- The portal keeps who is logged in, and in which order things changed. Both are whole only while somebody looks; what
-- they are about is the services'.

-- Written so that the planner inlines them: the service itself, and whether the call speaks for one of these.
CREATE FUNCTION whole_service() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  RETURN current_setting('app.tenant', true) = '*';
CREATE FUNCTION in_scope(VARIADIC parties text[]) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  RETURN current_setting('app.tenant', true) = '*' OR parties && string_to_array(current_setting('app.tenant', true), ' ');

CREATE TABLE login_session (
  id           text PRIMARY KEY CHECK (id ~ '^[0-9a-f]{64}$'),
  login        text NOT NULL CHECK (login ~ '^[0-9a-f]{64}$'),
  nonce        bytea NOT NULL CHECK (octet_length(nonce) = 12),
  ciphertext   bytea NOT NULL CHECK (octet_length(ciphertext) >= 16), -- AES-256-GCM, its tag at the end
  began_at     timestamptz NOT NULL,
  used_at      timestamptz NOT NULL,
  ends_at      timestamptz NOT NULL
);
COMMENT ON TABLE login_session IS 'Who is logged in. Tokens and name are sealed under SESSION_KEY, which is in no database.';
COMMENT ON COLUMN login_session.id IS 'SHA-256 of what the cookie holds: who reads this table cannot take anybody''s place.';
COMMENT ON COLUMN login_session.login IS 'Keyed hash of the login''s id at the provider: all sessions of one login end together.';
CREATE INDEX login_session_login ON login_session (login);
ALTER TABLE login_session ENABLE ROW LEVEL SECURITY;
-- A request reaches the session whose cookie it carries, and no other.
CREATE POLICY of_the_cookie ON login_session USING (in_scope(id));

CREATE TABLE change (
  position     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  audience     text[] NOT NULL,
  type         text NOT NULL,          -- dk.haandslag.<service>.<past-tense>.v<n>
  referral_id  uuid,
  event_id     uuid NOT NULL UNIQUE,
  at           timestamptz NOT NULL
);
COMMENT ON TABLE change IS 'What changed, for whom, in the order in which it can be seen: positions are given under one lock that is held until the commit.';
ALTER TABLE change ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_the_audience ON change USING (in_scope(VARIADIC audience));

CREATE TABLE referral_party (
  referral_id      uuid PRIMARY KEY,
  authority_id     text,
  unit_id          text,
  organisation_id  text,
  peer_id          text,
  learned_at       timestamptz NOT NULL
);
COMMENT ON TABLE referral_party IS 'Who takes part in a referral, learned from events: most events name only the referral. Never whom it is about.';
ALTER TABLE referral_party ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_the_service ON referral_party USING (whole_service());

-- Messaging (packages/messaging): the same in every service. The portal publishes nothing, hence no outbox.
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
ALTER TABLE inbox ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_the_service ON inbox USING (whole_service());
ALTER TABLE held_event ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_the_service ON held_event USING (whole_service());

-- current_database() names the roles, so that a clone for tests keeps them apart.
DO $$
DECLARE
  app text := current_database() || '_app';
  retention text := regexp_replace(current_user, '_owner$', '_retention');
BEGIN
  EXECUTE format('GRANT SELECT, INSERT, DELETE, UPDATE (nonce, ciphertext, used_at) ON login_session TO %I', app);
  EXECUTE format('GRANT SELECT, INSERT ON change, inbox TO %I', app);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE ON referral_party TO %I', app);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON held_event TO %I', app);
  EXECUTE format('GRANT SELECT, DELETE ON login_session, change, referral_party, inbox TO %I', retention);
END $$;
