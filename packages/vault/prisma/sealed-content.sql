-- Copy into the migration of a service that keeps personal content (design § 2). Run by <database>_owner.
-- There the app sees of it what its call may (row-level security, by aggregate_id: see the services' migrations).
-- The keys are not here: they live in a database apart, and never in the same backup.

CREATE TABLE sealed_content (
  id           uuid PRIMARY KEY,
  data_key_id  uuid NOT NULL,
  kind         text NOT NULL,
  nonce        bytea NOT NULL CHECK (octet_length(nonce) = 12),
  ciphertext   bytea NOT NULL CHECK (octet_length(ciphertext) >= 16), -- AES-256-GCM, its tag at the end
  created_at   timestamptz NOT NULL,
  aggregate_id uuid NOT NULL      -- what the data key is of (data_key.aggregate_id)
);
COMMENT ON TABLE sealed_content IS
  'Personal content, encrypted under a data key of the key store. An edit replaces nonce and ciphertext; entry, key and kind stay.';
CREATE INDEX sealed_content_data_key ON sealed_content (data_key_id);

DO $$
DECLARE app text := current_database() || '_app';
BEGIN
  EXECUTE format('GRANT SELECT, INSERT, DELETE, UPDATE (nonce, ciphertext) ON sealed_content TO %I', app);
END $$;
