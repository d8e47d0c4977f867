-- An aggregate in the shape that all services use; this comment has a semicolon; and another.
CREATE TABLE thing (
  id      uuid PRIMARY KEY,
  version int NOT NULL,
  state   jsonb NOT NULL,
  status  text GENERATED ALWAYS AS (state->>'status') STORED
);
CREATE INDEX thing_waits ON thing (id) WHERE status = 'waits';

CREATE TABLE thing_history (
  aggregate_id uuid NOT NULL REFERENCES thing (id),
  version      int NOT NULL,
  type         text NOT NULL CHECK (type <> ''),
  at           timestamptz NOT NULL,
  PRIMARY KEY (aggregate_id, version)
);

CREATE TABLE only_by_sql (id int PRIMARY KEY, of uuid REFERENCES thing (id));

DO $$
DECLARE app text := current_database() || '_app';
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = app) THEN
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON thing TO %I; GRANT SELECT, INSERT ON thing_history TO %I', app, app);
  END IF;
END $$;
