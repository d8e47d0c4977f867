-- Whom an organisation means by a pseudonym of its own, for access questions (AuthZEN). Nothing here leads from one
-- organisation's pseudonym to another's but the subject id, which only this service and the referral service know.
CREATE TABLE organisation_pseudonym (
  organisation_id  text NOT NULL,
  pseudonym        text NOT NULL,
  subject_id       text NOT NULL,
  PRIMARY KEY (organisation_id, pseudonym)
);
COMMENT ON TABLE organisation_pseudonym IS 'Each organisation''s pairwise pseudonym of a citizen, from when the citizen is first asked about it; append-only by database role.';

GRANT SELECT, INSERT ON organisation_pseudonym TO consent_app;

ALTER TABLE organisation_pseudonym ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_the_call ON organisation_pseudonym USING (in_scope(organisation_id, subject_id));
