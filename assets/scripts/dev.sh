#!/usr/bin/env bash
# Starts the stack in development mode: a changed source file is copied into its running container, which reloads it;
# a changed lock file rebuilds the image. Ctrl+C stops watching; the stack keeps running.
#
#   dev.sh [--help]

set -euo pipefail
# shellcheck source=lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

only_help "$@"

bash "$SCRIPTS_FOLDER/doctor.sh" --before dev
bash "$SCRIPTS_FOLDER/create-secrets.sh"
use_build_secrets
COMPOSE+=(--file "$COMPOSE_DEVELOPMENT_FILE")
"${COMPOSE[@]}" build || fail 'A build step failed; its output is above.' "mend it; then $(task "$TASK_DEV")" build-failures
leave_mode production
if ! "${COMPOSE[@]}" up --detach --wait --wait-timeout "${UP_TIMEOUT_SECONDS:-300}"; then
  report_unhealthy
  fail 'The stack did not become healthy.' "$(task "$TASK_LOGS"); $(task "$TASK_DOWN")" crash
fi
for i in "${!WEB_SERVICES[@]}"; do
  printf '%-20s http://localhost:%s\n' "${WEB_SERVICES[i]}" "$(web_port "$i")"
done
printf '\nLogs: %s    Stop: %s\n' "$(task "$TASK_LOGS")" "$(task "$TASK_DOWN")"
exec "${COMPOSE[@]}" watch --no-up
