-- When a consent ended, found by index under row-level security (an expression over jsonb is not leakproof).
ALTER TABLE consent ADD COLUMN ended_at text GENERATED ALWAYS AS (state->>'endedAt') STORED;
CREATE INDEX consent_ended ON consent (ended_at) WHERE ended_at IS NOT NULL;

-- That something was deleted, and by which rule: what the log commits to in its place. It stays for ever, and says nothing of anybody.
CREATE TABLE tombstone (
  id    uuid PRIMARY KEY,
  of    text NOT NULL CHECK (of IN ('consent-epoch', 'disclosure', 'receipt')),
  refs  text[] NOT NULL CHECK (cardinality(refs) > 0),
  rule  text NOT NULL,
  at    timestamptz NOT NULL
);
CREATE INDEX tombstone_refs ON tombstone USING gin (refs);
COMMENT ON TABLE tombstone IS 'Which entries of the log have no row any more: ids and the rule''s code. Append-only by database role; only retention writes it.';
ALTER TABLE tombstone ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_the_service ON tombstone USING (whole_service());

-- What is deleted when its time is over (OPS-08), by a role of its own: the table of retention says what, how long and why
-- (src/domain/retention-table.ts, packages/service-kit/src/retention).
DO $$
DECLARE retention text := regexp_replace(current_user, '_owner$', '_retention');
BEGIN
  EXECUTE format('GRANT SELECT, DELETE ON outbox, inbox, idempotency TO %I', retention);
  EXECUTE format('CREATE POLICY of_retention ON idempotency TO %I USING (true)', retention);
  EXECUTE format('GRANT SELECT, DELETE ON consent, consent_history, consent_epoch, consent_notice, disclosure, disclosure_head, receipt, receipt_account, receipt_account_history TO %I', retention);
  EXECUTE format('GRANT SELECT, INSERT ON tombstone TO %I', retention);
  EXECUTE format('GRANT SELECT ON tombstone TO %I', regexp_replace(current_user, '_owner$', '_app'));
END $$;
