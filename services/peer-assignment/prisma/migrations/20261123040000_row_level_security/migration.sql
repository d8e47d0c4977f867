-- Tenants apart (CON-29): the app sees the rows of its current call and no others. The pool sets app.tenant at each
-- checkout (packages/service-kit, tenant-of-call.ts): an organisation's id; for a citizen, whom no row here knows, the id
-- of the referral that is named, until the service has seen that it is theirs; '*' for the service itself; empty or not
-- set: no rows. The owner is past all of this.

-- Both are written so that the planner inlines them: the service itself, and whether the call speaks for one of these.
CREATE FUNCTION whole_service() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  RETURN current_setting('app.tenant', true) = '*';
CREATE FUNCTION in_scope(VARIADIC parties text[]) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  RETURN current_setting('app.tenant', true) = '*' OR parties && string_to_array(current_setting('app.tenant', true), ' ');

ALTER TABLE peer ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_the_call ON peer USING (in_scope(organisation_id));
ALTER TABLE assignment ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_the_call ON assignment USING (in_scope(organisation_id, referral_id));

-- Asked as the owner, since policies on these tables would be asked for each row once more. What belongs to a peer or an
-- assignment that is being made in this very transaction is written before it.
CREATE FUNCTION peer_in_scope(peer_id uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER
  RETURN coalesce((SELECT in_scope(p.organisation_id) FROM peer p WHERE p.id = peer_id), current_setting('app.tenant', true) <> '');
CREATE FUNCTION assignment_in_scope(assignment_id uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER
  RETURN coalesce((SELECT in_scope(a.organisation_id, a.referral_id) FROM assignment a WHERE a.id = assignment_id), current_setting('app.tenant', true) <> '');

ALTER TABLE peer_history ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_the_call ON peer_history USING (whole_service() OR peer_in_scope(aggregate_id));
ALTER TABLE peer_profile ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_the_call ON peer_profile USING (whole_service() OR peer_in_scope(peer_id));
ALTER TABLE assignment_history ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_the_call ON assignment_history USING (whole_service() OR assignment_in_scope(aggregate_id));
ALTER TABLE held_subject ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_the_call ON held_subject USING (in_scope(organisation_id) OR assignment_in_scope(assignment_id));
ALTER TABLE session ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_the_call ON session USING (whole_service() OR assignment_in_scope(assignment_id));
ALTER TABLE avoided_peer ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_the_call ON avoided_peer USING (whole_service() OR assignment_in_scope(assignment_id));
ALTER TABLE assignment_consent ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_the_call ON assignment_consent USING (whole_service() OR assignment_in_scope(assignment_id));
ALTER TABLE receipt_given ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_the_call ON receipt_given USING (whole_service() OR EXISTS (SELECT FROM assignment a WHERE a.referral_id = receipt_given.referral_id::text));

-- Whose content it is: the vault writes the aggregate of the data key, here the assignment.
ALTER TABLE sealed_content ADD COLUMN aggregate_id uuid NOT NULL;
ALTER TABLE sealed_content ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_the_call ON sealed_content USING (whole_service() OR assignment_in_scope(aggregate_id));

-- Containment is not leakproof (PostgreSQL manual, 5.9): under a policy its index is not used. What an organisation has
-- asked about is found by the organisation instead; there are never many that are being asked about at one time.
DROP INDEX assignment_asked;
CREATE INDEX assignment_asked ON assignment (organisation_id, id) WHERE asked IS NOT NULL;

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
