-- Retention locks the heads whose time is over and no others. A row is locked by who may update it: this column, which nothing of retention writes.
DO $$
BEGIN
  EXECUTE format('GRANT UPDATE (position) ON disclosure_head TO %I', regexp_replace(current_user, '_owner$', '_retention'));
END $$;

-- The events of a referral, found by index under row-level security (an expression over jsonb is not leakproof).
CREATE INDEX outbox_key ON outbox (key);
