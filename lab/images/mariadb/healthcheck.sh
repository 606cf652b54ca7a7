#!/usr/bin/env bash
# Stand-in for the official image's check: --connect and --innodb_initialized, over TCP, as the user that the entrypoint made.
set -eo pipefail

query() { mariadb --defaults-extra-file=/var/lib/mysql/.my-healthcheck.cnf --host=127.0.0.1 --skip-column-names --batch --execute="$1"; }

for check; do
  case $check in
    --connect) query 'SELECT 1' >/dev/null ;;
    --innodb_initialized) [ "$(query "SELECT 1 FROM information_schema.ENGINES WHERE engine = 'innodb' AND support IN ('YES', 'DEFAULT', 'ENABLED')")" = 1 ] ;;
    *) echo "healthcheck.sh: unknown test $check" >&2 && exit 1 ;;
  esac
done
