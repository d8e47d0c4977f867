-- The whole of what an epoch says, by its hash: so the log commits to every word of the answer (CON-11, CON-30).

ALTER TABLE consent_epoch
  ADD COLUMN said_hash text,
  ADD CONSTRAINT consent_epoch_said_hash CHECK (said_hash ~ '^[0-9a-f]{64}$');
COMMENT ON COLUMN consent_epoch.said_hash IS 'SHA-256 in hex over the canonical JSON (RFC 8785) of what made this epoch: the question, the yes, or who ended it and why. Null in rows that were written before this column: their record in the log is of version 1.';
