#!/usr/bin/env bash
# Creates missing local secret files. An existing file is never changed, unless it is empty. A container that runs with the
# former value is restarted.
#
#   create-secrets.sh [--help]
#
# Only the owner can read the folder. The files in it are readable by everyone, because a container runs as another user
# than you and sees each file with the permissions it has here.

set -euo pipefail
# shellcheck source=lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

only_help "$@"

umask 077
mkdir -p "$SECRETS_FOLDER"
chmod 700 "$SECRETS_FOLDER"

written=$(mktemp)
trap 'rm -f "$written"' EXIT

# keep NAME : writes standard input to a temporary file and renames it, so that no half-written file is ever visible
keep() {
  local file=$SECRETS_FOLDER/$1
  cat >"$file.new"
  chmod 444 "$file.new"
  mv -f "$file.new" "$file"
  [ ! -s "$file" ] || printf '%s\n' "$1" >>"$written"
}
store() { printf '%s' "$2" | keep "$1"; } # NAME VALUE
missing() { [ ! -s "$SECRETS_FOLDER/$1" ]; }

random_secret() { # NAME
  missing "$1" || return 0
  store "$1" "$(LC_ALL=C tr -dc 'A-Za-z0-9' < <(head -c 4096 /dev/urandom) | cut -c 1-32)"
  good "$1: 32 random characters"
}
# A database reads its password file only when it creates its data. Data of another clone, or from before the file was
# deleted, is kept and gets the new password.
database_password() { # NAME SERVICE VOLUME STATEMENTS COMMAND...
  local name=$1 service=$2 volume=${PROJECT}_$3 statements=$4 said
  shift 4
  missing "$name" || return 0
  random_secret "$name"
  docker volume inspect "$volume" >/dev/null 2>&1 || return 0
  info "The data of $service is there already, with another password: stopping the stack to change it."
  statements=${statements//\{password\}/$(cat "$SECRETS_FOLDER/$name")}
  "${COMPOSE[@]}" down
  if said=$("${COMPOSE[@]}" run --rm --no-deps --no-TTY --entrypoint "$1" "$service" "${@:2}" <<<"$statements" 2>&1); then
    good "$service: its data has the new password"
  else
    warn "The password of $service could not be changed. If it refuses its services, $(task "$TASK_DOWN") --volumes deletes its data. It said:"
    printf '%s\n' "$said" | tail -n 5 | sed 's/^/  | /' >&2
  fi
  "${COMPOSE[@]}" down 2>/dev/null
}
random_hex() { # NAME
  missing "$1" || return 0
  store "$1" "$(head -c 32 /dev/urandom | od -An -v -tx1 | tr -d ' \n')"
  good "$1: 64 random hexadecimal digits"
}
random_key() { # NAME
  missing "$1" || return 0
  store "$1" "$(head -c 32 /dev/urandom | base64 | tr '+/' '-_')"
  good "$1: 32 random bytes, as a key"
}
environment_secret() { # NAME VARIABLE [optional]
  missing "$1" || return 0
  store "$1" "${!2:-}"
  if [ -n "${!2:-}" ]; then
    good "$1: from \$$2"
  elif [ -n "${3:-}" ]; then
    info "· $1 is empty, and may be; \$$2 would fill it."
  else
    warn "$1 is empty, since \$$2 is not set; set it and run this again to fill it."
  fi
}
file_secret() { # NAME FILE [optional]
  local file=${2/#\~\//${HOME:-}/}
  missing "$1" || return 0
  if [ -s "$file" ]; then
    keep "$1" <"$file"
    good "$1: from $2"
  elif [ -n "${3:-}" ]; then
    store "$1" ''
    info "· $1 is empty, and may be; $2 would fill it."
  else
    store "$1" ''
    warn "$1 is empty, since there is no $2; put it there and run this again to fill it."
  fi
}
# An address with a password of this script, which leads to a server of the stack; another one may be the developer's own.
MADE_HERE='^([^:/]+://[^:@/]*:)[A-Za-z0-9]{32}(@[a-z0-9-]+([:/].*)?)$'
derived_secret() { # NAME PREFIX SECRET SUFFIX
  local value current
  value=$2$(cat "$SECRETS_FOLDER/$3")$4
  if missing "$1"; then
    store "$1" "$value"
    good "$1: from $3"
    return
  fi
  current=$(cat "$SECRETS_FOLDER/$1")
  if [[ $current != "$value" && ${current#*://} == "${value#*://}" ]]; then
    warn "$1 begins with ${current%%://*}://, and ${value%%://*}:// is what the code needs now: delete the file for a new one."
  elif [[ $current != "$value" && $current == "$2"*"$4" ]]; then
    warn "$1 has another password than $3: make them the same, or delete both files for a new one."
  elif [[ $current != "$value" && $current =~ $MADE_HERE ]]; then
    warn "$1 is ${BASH_REMATCH[1]}…${BASH_REMATCH[2]}, and $2…$4 is what the stack has now: delete the file for a new one."
  fi
}

build_secret() { # NAME VARIABLE : only if the variable contains the text of the file, as on CI machines
  local file=$SECRETS_FOLDER/build/$1
  [ -n "${!2:-}" ] && [ ! -s "$file" ] || return 0
  mkdir -p "${file%/*}"
  printf '%s\n' "${!2}" >"$file"
  good "build/$1: from \$$2"
}

# A container keeps the file that was there when it started, and compose does not notice that there is another one.
restart_readers() {
  local id name service files
  [ -s "$written" ] && command -v docker >/dev/null || return 0
  { docker ps --quiet --filter "$(of_project)" 2>/dev/null || true; } |
    while read -r id; do
      read -r service files < <(docker inspect --format '{{index .Config.Labels "com.docker.compose.service"}}{{range .Mounts}} {{.Source}}{{end}}' "$id" </dev/null)
      while read -r name; do
        [[ "$files " == *"$ROOT/$SECRETS_FOLDER/$name "* ]] || continue
        docker restart "$id" >/dev/null </dev/null
        good "$service: restarted, for the new $name"
        break
      done <"$written"
    done
}

# {{secrets}}
restart_readers
