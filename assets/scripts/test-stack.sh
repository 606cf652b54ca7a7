#!/usr/bin/env bash
# Starts a second copy of the stack, with its own name and ports, checks that every service answers, and removes it again.
# A stack that is already running is not affected.
#
#   test-stack.sh [--security] [--help]
#
#   --security   also check what the containers can really do

set -euo pipefail
# shellcheck source=lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

security=''
if [ "${1:-}" = --security ]; then
  security=yes
  shift
fi
only_help "$@"

require_engine
command -v curl >/dev/null || fail 'curl is not installed; the checks need it.' 'install curl'
bash "$SCRIPTS_FOLDER/create-secrets.sh"
require_images

next_port=$((20000 + RANDOM % 20000))
for variable in ${WEB_PORT_VARIABLES[@]+"${WEB_PORT_VARIABLES[@]}"}; do
  until port_is_free "$next_port"; do next_port=$((next_port + 1)); done
  export "$variable=$next_port"
  next_port=$((next_port + 1))
done

COMPOSE+=(--project-name "$STACK-test-$$")
trap '"${COMPOSE[@]}" down --volumes --timeout 10 >/dev/null 2>&1' EXIT
started=$(now)
if ! start_stack "${UP_TIMEOUT_SECONDS:-180}" >/dev/null 2>&1; then
  report_unhealthy
  fail 'The stack did not become healthy.'
fi
good "healthy in $(since "$started")"

failed=''
for i in "${!WEB_SERVICES[@]}"; do
  url=http://127.0.0.1:$(web_port "$i")${WEB_CHECK_PATHS[i]}
  # The health check has passed, so any status below 500 is fine here.
  status=$(curl --silent --show-error --max-time 10 --output /dev/null --write-out '%{http_code}' "$url") || status=0
  if [ "$status" -ge 100 ] && [ "$status" -lt 500 ]; then
    good "${WEB_SERVICES[i]} answers $url with $status"
  else
    warn "${WEB_SERVICES[i]} does not answer $url"
    "${COMPOSE[@]}" logs --no-log-prefix --tail 20 "${WEB_SERVICES[i]}" >&2
    failed=yes
  fi
done
[ -z "$failed" ] || fail 'A smoke check failed.'
[ -z "$security" ] || bash "$SCRIPTS_FOLDER/check-security.sh" --project "$STACK-test-$$"
