-- What was shown, how it was answered and by whom, in the epoch that the answer made: so the log commits to it (CON-11, CON-30).

ALTER TABLE consent_epoch
  ADD COLUMN notice_id        text,
  ADD COLUMN notice_version   int,
  ADD COLUMN notice_language  text,
  ADD COLUMN notice_hash      text,
  ADD COLUMN method           text,
  ADD COLUMN assurance_level  text,
  ADD COLUMN answered_by      text,
  ADD CONSTRAINT consent_epoch_notice CHECK (num_nulls(notice_id, notice_version, notice_language, notice_hash) IN (0, 4));
COMMENT ON COLUMN consent_epoch.notice_hash IS 'SHA-256 in hex of the exact text that the answer of this epoch names (consent_notice). Null where it names none.';
COMMENT ON COLUMN consent_epoch.method IS 'How this epoch''s answer was given: login, paper, in-person. Null where nobody answered, and where staff were told.';
COMMENT ON COLUMN consent_epoch.assurance_level IS 'NSIS level of the login of a yes.';
COMMENT ON COLUMN consent_epoch.answered_by IS 'Whose answer it is: citizen, representative, or staff whom the citizen told. Null where nobody answered.';
