-- Records of the log that are short enough for a proof of 2 kB (CON-30). What was committed to before keeps its shape, and
-- so does what a program of before writes while this is rolled out: whoever commits to a short record says so in its row.

ALTER TABLE consent_epoch ADD COLUMN record_version int NOT NULL DEFAULT 2 CHECK (record_version BETWEEN 2 AND 3);
COMMENT ON COLUMN consent_epoch.record_version IS 'The version of the record that the log committed to for this row; where said_hash is null, 1 all the same.';

ALTER TABLE receipt ADD COLUMN record_version int NOT NULL DEFAULT 1 CHECK (record_version BETWEEN 1 AND 2);
COMMENT ON COLUMN receipt.record_version IS 'The version of the record that the log committed to for this row: 1 has the whole JWS, 2 its hash.';
