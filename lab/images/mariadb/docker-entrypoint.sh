#!/usr/bin/env bash
# Stand-in for the official image's entrypoint: same variables, same order, same hooks.
set -Eeo pipefail

DATA=/var/lib/mysql

file_env() { # NAME : MARIADB_NAME, or the contents of the file that MARIADB_NAME_FILE names
  local var=MARIADB_$1 file=MARIADB_${1}_FILE
  if [ -n "${!var:-}" ] && [ -n "${!file:-}" ]; then
    echo "error: both $var and $file are set (but are exclusive)" >&2
    exit 1
  fi
  if [ -n "${!file:-}" ]; then printf -v "$var" %s "$(<"${!file}")"; fi
  unset "$file"
}

quoted() { # TEXT : as a string of SQL
  local text=${1//\\/\\\\}
  printf "'%s'" "${text//\'/\\\'}"
}

if [ "${1:0:1}" = - ]; then set -- mariadbd "$@"; fi
if [ "$1" != mariadbd ]; then exec "$@"; fi

if [ "$(id -u)" = 0 ]; then
  find "$DATA" /run/mysqld \! -user mysql -exec chown mysql: {} +
  exec setpriv --reuid=mysql --regid=mysql --init-groups -- "${BASH_SOURCE[0]}" "$@"
fi

if [ ! -d "$DATA/mysql" ]; then
  for name in ROOT_PASSWORD DATABASE USER PASSWORD; do file_env "$name"; done
  if [ -z "$MARIADB_ROOT_PASSWORD" ]; then
    echo 'error: Database is uninitialized and password option is not specified' >&2
    echo '       You need to specify MARIADB_ROOT_PASSWORD' >&2
    exit 1
  fi
  mariadb-install-db --datadir="$DATA" --skip-test-db --auth-root-authentication-method=normal --rpm >&2
  "$@" --skip-networking & # socket only until the hooks are done
  server=$!
  until mariadb --user=root --execute='SELECT 1' &>/dev/null; do
    kill -0 "$server" 2>/dev/null || exit 1
    sleep 0.2
  done
  check=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  (umask 077 && printf '[mariadb-client]\nuser=healthcheck\npassword=%s\nprotocol=tcp\n' "$check" >"$DATA/.my-healthcheck.cnf")
  {
    for host in localhost 127.0.0.1 ::1; do
      echo "CREATE USER healthcheck@'$host' IDENTIFIED BY $(quoted "$check");"
    done
    echo "ALTER USER root@localhost IDENTIFIED BY $(quoted "$MARIADB_ROOT_PASSWORD");"
    if [ "${MARIADB_ROOT_HOST:-%}" != localhost ]; then
      echo "CREATE USER root@$(quoted "${MARIADB_ROOT_HOST:-%}") IDENTIFIED BY $(quoted "$MARIADB_ROOT_PASSWORD");"
      echo "GRANT ALL ON *.* TO root@$(quoted "${MARIADB_ROOT_HOST:-%}") WITH GRANT OPTION;"
    fi
    if [ -n "$MARIADB_DATABASE" ]; then echo "CREATE DATABASE IF NOT EXISTS \`$MARIADB_DATABASE\`;"; fi
    if [ -n "$MARIADB_USER" ] && [ -n "$MARIADB_PASSWORD" ]; then
      echo "CREATE USER $(quoted "$MARIADB_USER")@'%' IDENTIFIED BY $(quoted "$MARIADB_PASSWORD");"
      if [ -n "$MARIADB_DATABASE" ]; then echo "GRANT ALL ON \`${MARIADB_DATABASE//_/\\_}\`.* TO $(quoted "$MARIADB_USER")@'%';"; fi
    fi
  } | mariadb --user=root --database=mysql
  export MYSQL_PWD=$MARIADB_ROOT_PASSWORD
  for f in /docker-entrypoint-initdb.d/*; do
    case $f in
      *.sh)
        # shellcheck disable=SC1090 # a hook of the user's
        if [ -x "$f" ]; then "$f"; else . "$f"; fi
        ;;
      *.sql) mariadb --user=root --database="$MARIADB_DATABASE" <"$f" ;;
    esac
  done
  mariadb --user=root --execute=SHUTDOWN
  unset MYSQL_PWD
  wait "$server"
fi
exec "$@"
