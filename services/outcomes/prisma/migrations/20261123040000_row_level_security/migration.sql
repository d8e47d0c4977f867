-- Tenants apart (CON-29): the app sees the rows of its current call and no others. The pool sets app.tenant at each
-- checkout (packages/service-kit, tenant-of-call.ts): an organisation's id; for a citizen, whom no row here knows, the id
-- of the referral that is named; '*' for the service itself; empty or not set: no rows. The owner is past all of this.

-- Both are written so that the planner inlines them: the service itself, and whether the call speaks for one of these.
CREATE FUNCTION whole_service() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  RETURN current_setting('app.tenant', true) = '*';
CREATE FUNCTION in_scope(VARIADIC parties text[]) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  RETURN current_setting('app.tenant', true) = '*' OR parties && string_to_array(current_setting('app.tenant', true), ' ');

ALTER TABLE course ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_the_call ON course USING (in_scope(organisation_id, id::text));

-- Asked as the owner, since a policy on course would be asked for each row once more. What belongs to a course that is
-- being made in this very transaction may be written before it.
CREATE FUNCTION course_in_scope(course_id uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER
  RETURN coalesce((SELECT in_scope(c.organisation_id, c.id::text) FROM course c WHERE c.id = course_id), current_setting('app.tenant', true) <> '');

ALTER TABLE course_history ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_the_call ON course_history USING (whole_service() OR course_in_scope(aggregate_id));
ALTER TABLE course_subject ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_the_call ON course_subject USING (whole_service() OR course_in_scope(referral_id));
ALTER TABLE receipt_given ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_the_call ON receipt_given USING (whole_service() OR EXISTS (SELECT FROM course c WHERE c.id = receipt_given.referral_id));

-- A citizen's own words are the citizen's alone: whoever names one referral, and no organisation. The vault writes the
-- aggregate of the data key: for words the consent to measurement that they rest on, for the pseudonym the course.
CREATE FUNCTION words_in_scope(consent_id uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER
  RETURN EXISTS (
    SELECT FROM course c
    -- The planner asks for this value too, hence the CASE stands around the cast itself.
    WHERE c.id = CASE WHEN current_setting('app.tenant', true) ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN current_setting('app.tenant', true)::uuid END
      AND c.state->'consents' @> jsonb_build_array(jsonb_build_object('consentId', consent_id)));
ALTER TABLE sealed_content ADD COLUMN aggregate_id uuid NOT NULL;
ALTER TABLE sealed_content ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_the_call ON sealed_content USING (whole_service() OR CASE kind WHEN 'pseudonym' THEN course_in_scope(aggregate_id) ELSE words_in_scope(aggregate_id) END);

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
