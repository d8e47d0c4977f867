-- The key store: data keys that can be destroyed, in a database apart from the content they open
-- (design § 2; never in the same backup as the ciphertext). Run by <database>_owner.

CREATE TABLE data_key (
  id            uuid PRIMARY KEY,
  owner         text NOT NULL,
  aggregate_id  uuid NOT NULL,
  recipient_id  text,
  kek_id        text NOT NULL,
  wrapped       bytea CHECK (octet_length(wrapped) = 60), -- nonce 12, data key 32, tag 16
  created_at    timestamptz NOT NULL,
  destroyed_at  timestamptz,
  CHECK ((destroyed_at IS NULL) = (wrapped IS NOT NULL))
) WITH (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0);
-- An UPDATE leaves the old row version in the file until it is vacuumed: vacuum after every destroyed key, not after
-- a fifth of the table (infra/decisions/0003).
COMMENT ON TABLE data_key IS
  'Wrapped data keys. A row changes once in its life: wrapped becomes NULL and destroyed_at is set. The row that is left is the tombstone.';

-- One live key for one holder: a command that is tried again finds the key of its first try.
CREATE UNIQUE INDEX data_key_one_live ON data_key (aggregate_id, owner, recipient_id) NULLS NOT DISTINCT
  WHERE destroyed_at IS NULL;
CREATE INDEX data_key_of ON data_key (aggregate_id);

-- Column grants alone would let the app write bytes back into a tombstone, or swap the bytes of a live key.
CREATE FUNCTION data_key_only_dies() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.destroyed_at IS NOT NULL THEN
    RAISE EXCEPTION 'data key % is destroyed, and a destroyed key stays as it is', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.wrapped IS NOT NULL THEN
    RAISE EXCEPTION 'data key % can be destroyed, and changed in no other way', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER data_key_only_dies BEFORE UPDATE ON data_key FOR EACH ROW EXECUTE FUNCTION data_key_only_dies();

DO $$
DECLARE app text := current_database() || '_app';
BEGIN
  EXECUTE format('GRANT SELECT, INSERT, UPDATE (wrapped, destroyed_at) ON data_key TO %I', app);
END $$;
