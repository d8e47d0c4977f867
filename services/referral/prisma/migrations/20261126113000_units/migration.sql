-- What an authority's units are called. Nothing of any person: open to every tenant, as the directory of organisations is.
CREATE TABLE unit (
  authority_id  text NOT NULL,
  id            text NOT NULL,
  name          text NOT NULL,
  PRIMARY KEY (authority_id, id)
);

DO $$
DECLARE app text := regexp_replace(current_user, '_owner$', '_app');
BEGIN
  EXECUTE format('GRANT SELECT, INSERT, UPDATE (name) ON unit TO %I', app);
END $$;
