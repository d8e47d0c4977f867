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

DO $$
DECLARE app text := regexp_replace(current_user, '_owner$', '_app');
BEGIN
  EXECUTE format('GRANT SELECT, INSERT ON receipt_given TO %I', app);
END $$;
