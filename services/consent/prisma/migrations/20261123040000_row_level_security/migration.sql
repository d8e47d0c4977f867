-- Tenants apart (CON-29): consent_app sees the rows of its current call and no others. The pool sets app.tenant at each
-- checkout (packages/service-kit, tenant-of-call.ts): ids of authorities and organisations or a citizen's subject id, with
-- a blank between; '*' for the service itself; empty or not set: no rows. The owner is past all of this.

-- Both are written so that the planner inlines them: the service itself, and whether the call speaks for one of these
-- ("citizen" is whoever the consent is of, and no party by name).
CREATE FUNCTION whole_service() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  RETURN current_setting('app.tenant', true) = '*';
CREATE FUNCTION in_scope(VARIADIC parties text[]) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  RETURN current_setting('app.tenant', true) = '*' OR parties && array_remove(string_to_array(current_setting('app.tenant', true), ' '), 'citizen');

-- The authority that refers is a party to all consents of its referral, also to what the citizen shares with the
-- organisation. Asked as the owner: a policy cannot ask its own table.
CREATE FUNCTION referral_in_scope(referral text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER
  RETURN EXISTS (SELECT FROM consent c WHERE c.referral_id = referral AND in_scope(c.discloser, c.recipient, c.subject_id));

-- What belongs to a consent that is being made in this very transaction is written before it.
CREATE FUNCTION consent_in_scope(consent_id uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER
  RETURN coalesce(
    (SELECT in_scope(c.discloser, c.recipient, c.subject_id) OR referral_in_scope(c.referral_id) FROM consent c WHERE c.id = consent_id),
    current_setting('app.tenant', true) <> '');

ALTER TABLE consent ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_the_call ON consent USING (in_scope(discloser, recipient, subject_id) OR referral_in_scope(referral_id));

ALTER TABLE consent_history ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_the_call ON consent_history USING (whole_service() OR consent_in_scope(aggregate_id));

ALTER TABLE disclosure_head ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_the_call ON disclosure_head USING (
  in_scope(subject_id, recipient) OR EXISTS (SELECT FROM consent c WHERE c.subject_id = disclosure_head.subject_id AND c.recipient = disclosure_head.recipient));

ALTER TABLE consent_epoch ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_the_call ON consent_epoch USING (in_scope(discloser, recipient, subject_id) OR referral_in_scope(referral_id));

ALTER TABLE disclosure ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_the_call ON disclosure USING (in_scope(discloser, recipient, subject_id) OR referral_in_scope(referral_id));

ALTER TABLE consent_notice ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_the_call ON consent_notice USING (whole_service() OR consent_in_scope(consent_id));

ALTER TABLE receipt_account ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_the_call ON receipt_account USING (in_scope(discloser, recipient, subject_id) OR referral_in_scope(referral_id));

ALTER TABLE receipt_account_history ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_the_call ON receipt_account_history USING (whole_service() OR consent_in_scope(aggregate_id));

ALTER TABLE receipt ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_the_call ON receipt USING (in_scope(recipient, subject_id) OR referral_in_scope(referral_id));

-- A salt opens a commitment: it is for who may see the record. Leaves, tiles and checkpoints are public.
CREATE FUNCTION log_entry_in_scope(kind text, ref text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER
  RETURN CASE kind
    WHEN 'consent-epoch' THEN EXISTS (SELECT FROM consent c WHERE c.id = split_part(ref, '/', 1)::uuid AND referral_in_scope(c.referral_id))
    WHEN 'disclosure' THEN EXISTS (SELECT FROM disclosure d WHERE d.id = ref::uuid AND referral_in_scope(d.referral_id))
    WHEN 'receipt' THEN EXISTS (SELECT FROM receipt r WHERE r.id::text = ref AND referral_in_scope(r.referral_id))
    ELSE false END;
ALTER TABLE log_entry ENABLE ROW LEVEL SECURITY;
CREATE POLICY written_by_anybody ON log_entry FOR INSERT WITH CHECK (current_setting('app.tenant', true) <> '');
CREATE POLICY of_the_call ON log_entry USING (whole_service() OR log_entry_in_scope(kind, ref));

-- Messaging, the same in every service: whoever acts announces; the relay and the consumers are the service itself.
ALTER TABLE outbox ENABLE ROW LEVEL SECURITY;
CREATE POLICY announced_by_anybody ON outbox FOR INSERT WITH CHECK (current_setting('app.tenant', true) <> '');
CREATE POLICY of_the_service ON outbox USING (whole_service());
ALTER TABLE inbox ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_the_service ON inbox USING (whole_service());
ALTER TABLE held_event ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_the_service ON held_event USING (whole_service());

-- A command's first result is its caller's alone.
ALTER TABLE idempotency ADD COLUMN tenant text;
UPDATE idempotency SET tenant = '*';
ALTER TABLE idempotency ALTER COLUMN tenant SET DEFAULT current_setting('app.tenant', true), ALTER COLUMN tenant SET NOT NULL;
ALTER TABLE idempotency ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_the_caller ON idempotency USING (tenant = current_setting('app.tenant', true) AND tenant <> '');
COMMENT ON COLUMN idempotency.tenant IS 'The scope (app.tenant) in which the command ran; a replay comes in the same.';
