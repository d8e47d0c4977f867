-- Finding a person by name (design § 2): beginnings of names as keyed hashes (packages/vault, name-tokens.ts), each made for
-- one unit, so that two units' cannot be laid side by side. A record that is destroyed takes its rows with it (CON-25).
CREATE TABLE name_index (
  token         text NOT NULL,
  referral_id   uuid NOT NULL,
  authority_id  text NOT NULL,
  PRIMARY KEY (token, referral_id)
);
CREATE INDEX name_index_referral ON name_index (referral_id);
ALTER TABLE name_index ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_the_call ON name_index USING (in_scope(authority_id));

DO $$
DECLARE
  app text := regexp_replace(current_user, '_owner$', '_app');
  retention text := regexp_replace(current_user, '_owner$', '_retention');
BEGIN
  EXECUTE format('GRANT SELECT, INSERT, DELETE ON name_index TO %I', app);
  EXECUTE format('GRANT SELECT, DELETE ON name_index TO %I', retention);
END $$;
