-- A service's database and its three roles, for a DBA to run with psql as a role that may make roles and databases:
--
--   psql -v name=referral -f roles.sql postgres        (psql 15 or newer)
--
-- with the passwords in the environment, where `ps` does not show them: OWNER_PASSWORD, APP_PASSWORD, RETENTION_PASSWORD.
-- <name>: referral, consent, peer_assignment, outcomes, portal; and the key stores referral_keys, peer_assignment_keys, outcomes_keys.
--   <name>_owner      owns the database and migrates it         MIGRATION_DATABASE_URL
--   <name>_app        runs the service: no DDL; each migration says what it may do   DATABASE_URL
--   <name>_retention  deletes what the retention table names
--
-- May be run again; it then sets the passwords and puts the rights back. A development machine needs none of this:
-- packages/service-kit/src/database/provision.ts does the same, and a test compares the two.

\set ON_ERROR_STOP on
\getenv owner_password OWNER_PASSWORD
\getenv app_password APP_PASSWORD
\getenv retention_password RETENTION_PASSWORD

SELECT :'name' || '_owner' AS owner_role, :'name' || '_app' AS app_role, :'name' || '_retention' AS retention_role \gset

SELECT format('CREATE ROLE %I', role) FROM unnest(ARRAY[:'owner_role', :'app_role', :'retention_role']) AS role
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role) \gexec

ALTER ROLE :"owner_role" LOGIN PASSWORD :'owner_password';
ALTER ROLE :"app_role" LOGIN PASSWORD :'app_password';
ALTER ROLE :"retention_role" LOGIN PASSWORD :'retention_password';

-- Not a superuser (a managed database): who makes a database for a role must be able to become it.
SELECT format('GRANT %I TO CURRENT_USER', :'owner_role') WHERE NOT pg_has_role(current_user, :'owner_role', 'SET') \gexec

SELECT format('CREATE DATABASE %I OWNER %I', :'name', :'owner_role')
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'name') \gexec

REVOKE ALL ON DATABASE :"name" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"name" TO :"owner_role", :"app_role", :"retention_role";

\connect :"name"

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO :"app_role", :"retention_role";
