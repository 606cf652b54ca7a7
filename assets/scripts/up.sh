#!/usr/bin/env bash
# Starts the stack and waits until every service is healthy. Missing secrets are created and missing images built.
#
#   up.sh [--build] [--help]
#
#   --build   build the images first, even if they are there

set -euo pipefail
# shellcheck source=lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

build=''
if [ "${1:-}" = --build ]; then
  build=yes
  shift
fi
only_help "$@"

bash "$SCRIPTS_FOLDER/doctor.sh" --before up
bash "$SCRIPTS_FOLDER/create-secrets.sh"
for image in "${IMAGES[@]}"; do
  docker image inspect "$image:${IMAGE_TAG:-$DEFAULT_TAG}" >/dev/null 2>&1 || build=yes
done
[ -z "$build" ] || bash "$SCRIPTS_FOLDER/build-images.sh" --any-size

started=$(now)
if ! "${COMPOSE[@]}" up --detach --wait --wait-timeout "${UP_TIMEOUT_SECONDS:-180}"; then
  bash "$SCRIPTS_FOLDER/doctor.sh" --before up || exit 1 # a port may have been taken meanwhile
  report_unhealthy
  fail 'The stack did not become healthy.' "$(task "$TASK_LOGS"); $(task "$TASK_DOWN")" crash
fi
good "healthy in $(since "$started")."

row() { printf '%-22s %-10s %10s  %s\n' "$@"; }
printf '\n%s%s%s\n' "$bold" "$(row service state image address)" "$reset"
"${COMPOSE[@]}" ps --all --format '{{.Service}} {{if .Health}}{{.Health}}{{else}}{{.State}}{{end}} {{.Image}}' |
  while read -r service state image; do
    size=$(docker image inspect --format '{{.Size}}' "$image" | awk '{ printf "%.1f MB", $1 / 1e6 }')
    address=''
    for i in "${!WEB_SERVICES[@]}"; do
      [ "${WEB_SERVICES[i]}" != "$service" ] || address=http://localhost:$(web_port "$i")
    done
    row "$service" "$state" "$size" "$address"
  done
# shellcheck disable=SC2046 # one image a word
base_notes $("${COMPOSE[@]}" ps --all --format '{{.Image}}' | sort -u)
printf '\nLogs: %s    Stop: %s\n' "$(task "$TASK_LOGS")" "$(task "$TASK_DOWN")"
