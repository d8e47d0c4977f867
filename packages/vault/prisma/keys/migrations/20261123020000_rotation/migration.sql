-- Rotating the key-encryption key while everything runs (packages/vault/README.md). Run by <database>_owner.

CREATE TABLE retired_kek (
  id          text PRIMARY KEY,
  retired_at  timestamptz NOT NULL
);
COMMENT ON TABLE retired_kek IS 'Key-encryption keys that wrap nothing new any more. Written by the rotation, as the owner; the app reads it.';

-- A process that has not read the key file again would go on wrapping under the former key, and what it wraps then would
-- be lost with that key. The lock is shared among inserts; retiring a key takes it alone: when it has it, every insert
-- under the former key has committed, and is found by the rewrapping that follows.
CREATE FUNCTION data_key_under_current() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('key-encryption keys', 0));
  IF EXISTS (SELECT FROM retired_kek WHERE id = NEW.kek_id) THEN
    RAISE EXCEPTION 'the key-encryption key "%" is retired: read the key ring again', NEW.kek_id USING ERRCODE = 'HK001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER data_key_under_current BEFORE INSERT ON data_key FOR EACH ROW EXECUTE FUNCTION data_key_under_current();

-- A live key may be wrapped anew, under another key-encryption key, and nothing else of it changes. The app's role has no
-- right to change kek_id: only the owner's can.
CREATE OR REPLACE FUNCTION data_key_only_dies() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.destroyed_at IS NOT NULL THEN
    RAISE EXCEPTION 'data key % is destroyed, and a destroyed key stays as it is', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.wrapped IS NOT NULL AND (NEW.kek_id = OLD.kek_id OR NEW.destroyed_at IS NOT NULL) THEN
    RAISE EXCEPTION 'data key % can be destroyed, or wrapped anew under another key, and changed in no other way', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF (NEW.id, NEW.owner, NEW.aggregate_id, NEW.recipient_id, NEW.created_at) IS DISTINCT FROM (OLD.id, OLD.owner, OLD.aggregate_id, OLD.recipient_id, OLD.created_at) THEN
    RAISE EXCEPTION 'whose data key % is does not change', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

DO $$
DECLARE app text := current_database() || '_app';
BEGIN
  EXECUTE format('GRANT SELECT ON retired_kek TO %I', app);
END $$;
