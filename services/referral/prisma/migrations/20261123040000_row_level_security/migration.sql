-- Tenants apart (CON-29): the app sees the rows of its current call and no others. The pool sets app.tenant at each
-- checkout (packages/service-kit, tenant-of-call.ts): ids of authorities (those taken over too, REF-17) and organisations
-- or a citizen's subject id, with a blank between; '*' for the service itself; empty or not set: no rows. The owner is
-- past all of this.

-- Both are written so that the planner inlines them: the service itself, and whether the call speaks for one of these.
CREATE FUNCTION whole_service() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  RETURN current_setting('app.tenant', true) = '*';
CREATE FUNCTION in_scope(VARIADIC parties text[]) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  RETURN current_setting('app.tenant', true) = '*' OR parties && string_to_array(current_setting('app.tenant', true), ' ');

ALTER TABLE referral ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_the_call ON referral USING (in_scope(authority_id, organisation_id, subject_id));

-- Asked as the owner, since a policy on referral would be asked for each row once more. What belongs to a referral that
-- is being made in this very transaction is written before it.
CREATE FUNCTION referral_in_scope(referral_id uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER
  RETURN coalesce(
    (SELECT in_scope(r.authority_id, r.organisation_id, r.subject_id) FROM referral r WHERE r.id = referral_id),
    current_setting('app.tenant', true) <> '');

ALTER TABLE referral_history ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_the_call ON referral_history USING (whole_service() OR referral_in_scope(aggregate_id));

ALTER TABLE imported_message ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_the_call ON imported_message USING (in_scope(authority_id));

ALTER TABLE receipt_given ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_the_call ON receipt_given USING (whole_service() OR EXISTS (SELECT FROM referral r WHERE r.id = receipt_given.referral_id));

-- Whose content it is: the vault writes the aggregate of the data key, here the referral.
ALTER TABLE sealed_content ADD COLUMN aggregate_id uuid NOT NULL;
ALTER TABLE sealed_content ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_the_call ON sealed_content USING (whole_service() OR referral_in_scope(aggregate_id));

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
