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

-- What the organisation knows the citizen by is sealed (sealed_content, kind "pseudonym") under a key of its own: a backup
-- of this database says it no longer than the key exists (CON-25). Nothing is released: no row to carry over.
ALTER TABLE course_subject DROP COLUMN pseudonym;
COMMENT ON TABLE course_subject IS 'The courses of which it is known whom they are about. Erased, with the key of the pseudonym, when the referral is over and no measurement rests on its course (CON-25).';

DO $$
DECLARE app text := current_database() || '_app';
BEGIN
  EXECUTE format('GRANT SELECT, INSERT ON receipt_given TO %I', app);
END $$;
