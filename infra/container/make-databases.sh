#!/bin/sh
# Makes the services' databases and roles, or sets their passwords anew: the container `databases` runs this on each
# start, before any service. Expects psql's own PG… settings and, for each database, <NAME>_OWNER_PASSWORD and
# <NAME>_APP_PASSWORD, for a service's own database <NAME>_RETENTION_PASSWORD too. Nothing logs in as the role of retention
# of a key store: its password is chosen here and known to nobody.
set -eu

setting() {
  printenv "$1" || { echo "$1 is not set: no database was made after this" >&2; exit 1; }
}

for name in consent referral referral_keys peer_assignment peer_assignment_keys outcomes outcomes_keys portal; do
  prefix=$(printf '%s' "$name" | tr '[:lower:]' '[:upper:]')
  OWNER_PASSWORD=$(setting "${prefix}_OWNER_PASSWORD")
  APP_PASSWORD=$(setting "${prefix}_APP_PASSWORD")
  case $name in
    *_keys) RETENTION_PASSWORD=$(head -c 32 /dev/urandom | base64) ;;
    *) RETENTION_PASSWORD=$(setting "${prefix}_RETENTION_PASSWORD") ;;
  esac
  export OWNER_PASSWORD APP_PASSWORD RETENTION_PASSWORD
  psql --no-psqlrc --quiet --variable "name=$name" --file "${ROLES_SQL:-/roles.sql}" postgres
  echo "database $name: ready"
done
