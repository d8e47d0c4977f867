-- One referral may be asked about for several organisations, one after the other. The authority that refers, the citizen
-- and whoever acts for her reach all that belongs to the referral; an organisation reaches the rows that it is itself a
-- party to, and nothing of another organisation's (CON-29).

-- As an authority, or not at all ("citizen" is in no scope, see in_scope).
CREATE FUNCTION authority_among(VARIADIC parties text[]) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN ARRAY(SELECT party FROM unnest(parties) AS party WHERE party NOT LIKE 'organisation-%');

CREATE OR REPLACE FUNCTION referral_in_scope(referral text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER
  RETURN EXISTS (SELECT FROM consent c WHERE c.referral_id = referral AND in_scope(VARIADIC authority_among(c.discloser, c.recipient) || c.subject_id))
    OR EXISTS (SELECT FROM representation r WHERE r.referral_id = referral AND r.status = 'recorded' AND in_scope(r.representative));

-- Who answers to a receipt are both parties of its consent.
ALTER POLICY of_the_call ON receipt USING (whole_service() OR consent_in_scope(consent_id));

-- A salt opens a commitment: it is for who may see the row that it is of.
CREATE OR REPLACE FUNCTION log_entry_in_scope(kind text, ref text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER
  RETURN CASE kind
    WHEN 'consent-epoch' THEN EXISTS (SELECT FROM consent c WHERE c.id = split_part(ref, '/', 1)::uuid AND consent_in_scope(c.id))
    WHEN 'disclosure' THEN EXISTS (SELECT FROM disclosure d WHERE d.id = ref::uuid AND (in_scope(d.discloser, d.recipient, d.subject_id) OR referral_in_scope(d.referral_id)))
    WHEN 'receipt' THEN EXISTS (SELECT FROM receipt r WHERE r.id::text = ref AND consent_in_scope(r.consent_id))
    ELSE false END;
