-- The transparency log: a commitment to every epoch, disclosure, receipt and tombstone, in an RFC 6962 tree with signed
-- checkpoints. Nothing here says anything about anybody; what a commitment is of stands in the service's other tables.

-- When the epoch came about, by the service's clock; no decision reads it (order is by position).
ALTER TABLE consent_epoch ADD COLUMN at timestamptz NOT NULL DEFAULT now();

CREATE TABLE log_entry (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind        text NOT NULL CHECK (kind IN ('consent-epoch', 'disclosure', 'receipt', 'tombstone')),
  ref         text NOT NULL UNIQUE,
  salt        bytea CHECK (octet_length(salt) = 32),
  commitment  bytea NOT NULL CHECK (octet_length(commitment) = 32)
);
COMMENT ON TABLE log_entry IS 'What is to be in the log, written in the transaction of what it commits to. Append-only by database role; the salt is NULL once it has been destroyed.';

CREATE TABLE log_leaf (
  index     bigint PRIMARY KEY CHECK (index >= 0),
  entry_id  bigint NOT NULL UNIQUE REFERENCES log_entry (id),
  hash      bytea NOT NULL CHECK (octet_length(hash) = 32),
  previous  bigint GENERATED ALWAYS AS (nullif(index, 0) - 1) STORED,
  -- No gaps: a leaf needs the one before it.
  CONSTRAINT log_leaf_follows FOREIGN KEY (previous) REFERENCES log_leaf (index)
);
COMMENT ON TABLE log_leaf IS 'The leaves of the tree, in order and without gaps. Append-only by database role.';

CREATE TABLE log_tile (
  level   int NOT NULL CHECK (level BETWEEN 0 AND 63),
  index   bigint NOT NULL CHECK (index >= 0),
  hashes  bytea NOT NULL CHECK (octet_length(hashes) = 256 * 32),
  inner_hashes bytea NOT NULL CHECK (octet_length(inner_hashes) = 254 * 32),
  root    bytea NOT NULL CHECK (octet_length(root) = 32),
  PRIMARY KEY (level, index)
);
-- Hashes do not compress, and a proof reads a few of them out of the middle.
ALTER TABLE log_tile ALTER COLUMN hashes SET STORAGE EXTERNAL, ALTER COLUMN inner_hashes SET STORAGE EXTERNAL;
COMMENT ON TABLE log_tile IS 'Full tiles (C2SP tlog-tiles): 256 hashes, the seven levels of nodes between them and the root, from below and from the left, and the root. Append-only by database role.';

CREATE TABLE log_checkpoint (
  size  bigint PRIMARY KEY CHECK (size >= 0),
  root  bytea NOT NULL CHECK (octet_length(root) = 32),
  note  text NOT NULL,
  at    timestamptz NOT NULL
);
COMMENT ON TABLE log_checkpoint IS 'Every checkpoint that was signed, as the signed note that went out. Append-only by database role.';

-- A salt can be destroyed and never be another one: with a chosen salt a commitment could be said to be of something else.
CREATE FUNCTION log_salt_is_only_destroyed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.salt IS NOT NULL THEN
    RAISE EXCEPTION 'A salt of the log can only be destroyed.' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER log_salt_is_only_destroyed BEFORE UPDATE ON log_entry FOR EACH ROW EXECUTE FUNCTION log_salt_is_only_destroyed();

GRANT SELECT, INSERT ON log_entry, log_leaf, log_tile, log_checkpoint TO consent_app;
GRANT SELECT, INSERT, UPDATE (salt) ON log_entry TO consent_retention;
GRANT SELECT ON log_leaf, log_checkpoint TO consent_retention;
