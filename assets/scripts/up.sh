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

require_engine
bash "$SCRIPTS_FOLDER/create-secrets.sh"
for image in "${IMAGES[@]}"; do
  docker image inspect "$image:${IMAGE_TAG:-$DEFAULT_TAG}" >/dev/null 2>&1 || build=yes
done
[ -z "$build" ] || bash "$SCRIPTS_FOLDER/build-images.sh"

started=$(now)
if ! "${COMPOSE[@]}" up --detach --wait --wait-timeout "${UP_TIMEOUT_SECONDS:-180}"; then
  report_unhealthy
  fail 'The stack did not become healthy.' "npx projen $TASK_LOGS; npx projen $TASK_DOWN"
fi
good "healthy in $(since "$started")."
printf '\n%s%-20s %s%s\n' "$bold" service address "$reset"
for i in "${!WEB_SERVICES[@]}"; do
  printf '%-20s http://localhost:%s\n' "${WEB_SERVICES[i]}" "$(web_port "$i")"
done
printf '\nStop it: npx projen %s    Logs: npx projen %s\n' "$TASK_DOWN" "$TASK_LOGS"
