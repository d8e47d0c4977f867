-- What has been answered for: a receipt for each epoch that ends a consent or leaves less of it (CON-24).
CREATE TABLE receipt_given (
  consent_id   uuid NOT NULL,
  epoch        int NOT NULL CHECK (epoch > 0),
  referral_id  uuid NOT NULL,
  is_over      boolean NOT NULL,        -- the consent has ended, as against being narrowed
  receipt_id   uuid NOT NULL,           -- the receipt's jti; the receipt itself is the event
  given_at     timestamptz NOT NULL,
  PRIMARY KEY (consent_id, epoch)
);
COMMENT ON TABLE receipt_given IS 'Append-only by database role. Written in the transaction that erases: a doubled event gives one receipt, and nothing is kept any more for a consent that is over.';

-- Which consent an assignment rests on: its end is the end of what is held.
CREATE TABLE assignment_consent (
  assignment_id  uuid PRIMARY KEY,
  consent_id     uuid NOT NULL
);
COMMENT ON TABLE assignment_consent IS 'Ids only, append-only by database role: it stays when what was held is erased, so that a receipt can say what that was.';

-- What is held of citizens, encrypted (a copy of packages/vault/prisma/sealed-content.sql).
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

-- Pseudonym, profile, meetings and vetoes are sealed (sealed_content) under keys that their erasure destroys: a backup of
-- this database says them no longer than the keys exist (CON-25). The tables say which entries there are. Nothing is
-- released: no row to carry over.
DROP INDEX held_subject_pseudonym;
DROP INDEX session_assignment;
TRUNCATE held_subject, session, avoided_peer;
ALTER TABLE held_subject DROP COLUMN pseudonym, DROP COLUMN profile;
ALTER TABLE session DROP COLUMN date, DROP COLUMN minutes, DROP COLUMN attendance, DROP COLUMN flags;
ALTER TABLE avoided_peer DROP COLUMN peer_id, ADD PRIMARY KEY (assignment_id);
CREATE INDEX held_subject_organisation ON held_subject (organisation_id);
CREATE INDEX session_assignment ON session (assignment_id);
COMMENT ON TABLE held_subject IS 'The assignments of which it is known whom they are about. Erased, with the keys, when the referral or its consent is over.';
COMMENT ON TABLE session IS 'Which meetings there are; what they were is sealed. Erased with held_subject.';
COMMENT ON TABLE avoided_peer IS 'Whose citizen avoids somebody; whom is sealed, shown to nobody, in no history, no event and no idempotency record (ASG-03). Erased with held_subject.';

DO $$
DECLARE app text := current_database() || '_app';
BEGIN
  EXECUTE format('GRANT SELECT, INSERT ON receipt_given, assignment_consent TO %I', app);
END $$;
