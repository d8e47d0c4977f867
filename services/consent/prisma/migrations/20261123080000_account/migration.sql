-- Who looked at what about a citizen (CON-32): a line of the citizen's account for each.

CREATE TABLE look_up (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- Whose it is: the citizen of this referral, also where the referral was looked at before she was asked anything here.
  referral_id  text,
  -- Where the citizen read the own account there is no referral.
  subject_id   text,
  at           timestamptz NOT NULL,
  quarter      timestamptz GENERATED ALWAYS AS (date_bin(INTERVAL '15 minutes', at, TIMESTAMPTZ '2000-01-01 00:00:00+00')) STORED,
  tenant_id    text,
  unit_id      text,
  user_id      text NOT NULL,
  role         text NOT NULL,
  what         text NOT NULL,
  reason       text NOT NULL,
  CONSTRAINT look_up_is_of_one CHECK ((referral_id IS NULL) <> (subject_id IS NULL)),
  -- The same look again within a quarter of an hour is the same line.
  CONSTRAINT look_up_once UNIQUE NULLS NOT DISTINCT (referral_id, subject_id, user_id, role, what, quarter)
);
CREATE INDEX look_up_subject ON look_up (subject_id) WHERE subject_id IS NOT NULL;
COMMENT ON TABLE look_up IS 'Who looked at what about a citizen, when, from which unit and why: ids and codes. Append-only by database role.';

GRANT SELECT, INSERT ON look_up TO consent_app;

-- Asked as the owner: whoever looks up may write it down and read nothing of it; the citizen reads it.
CREATE FUNCTION citizen_of_referral_in_scope(referral text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER
  RETURN EXISTS (SELECT FROM consent c WHERE c.referral_id = referral AND in_scope(c.subject_id));
ALTER TABLE look_up ENABLE ROW LEVEL SECURITY;
CREATE POLICY by_whoever_looks ON look_up FOR INSERT WITH CHECK (in_scope(tenant_id, subject_id));
CREATE POLICY of_the_citizen ON look_up FOR SELECT USING (in_scope(subject_id) OR citizen_of_referral_in_scope(referral_id));
