#!/usr/bin/env bash
# Starts the stack in development mode: a changed source file is copied into its running container, which reloads it;
# a changed lock file rebuilds the image. Ctrl+C stops watching; the stack keeps running.
#
#   dev.sh [--help]

set -euo pipefail
# shellcheck source=lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

only_help "$@"
trap interrupted INT TERM

bash "$SCRIPTS_FOLDER/doctor.sh" --before dev
bash "$SCRIPTS_FOLDER/create-secrets.sh"
use_build_secrets
COMPOSE+=(--file "$COMPOSE_DEVELOPMENT_FILE")
"${COMPOSE[@]}" build || fail 'A build step failed; its output is above.' "mend what its last lines name; then $(task "$TASK_DEV")" build-failures
remove_former
leave_mode production

# Watched from the beginning, so that a fix is picked up while the stack waits for an application to become healthy.
"${COMPOSE[@]}" watch --no-up &
watch=$!
trap 'kill "$watch" ${events:+"$events"} 2>/dev/null || true' EXIT

# may_recover : whether an application runs that is not well; after an edit it may be
may_recover() { docker ps --filter "$(of_project)" --format '{{.Status}}' | grep -qE '\(unhealthy\)|^Restarting'; }
# tell_breaks : tells of each service that breaks, once, and when it is well again; reads events of containers
tell_breaks() {
  local service event broken=' '
  while read -r service event; do
    case $event in
      'die 0' | 'die 130' | 'die 137' | 'die 143') ;; # asked to end, as for a restart
      die* | *unhealthy*)
        [[ $broken != *" $service "* ]] || continue
        broken="$broken$service "
        report_unhealthy || true
        ;;
      *)
        [[ $broken == *" $service "* ]] || continue
        broken=${broken// $service / }
        good "$service is healthy again."
        ;;
    esac
  done
}
until start_stack "${UP_TIMEOUT_SECONDS:-300}"; do
  report_unhealthy
  may_recover || fail 'The stack did not become healthy.' "mend it; then $(task "$TASK_DEV")" crash
  warn "The stack is not healthy; a fix is picked up once it is saved. Logs: $(task "$TASK_LOGS")"
  while may_recover; do sleep 1; done
done
remove_former_networks

for i in "${!WEB_SERVICES[@]}"; do
  printf '%-20s http://localhost:%s\n' "${WEB_SERVICES[i]}" "$(web_port "$i")"
done
printf '\nLogs: %s    Stop: %s\n' "$(task "$TASK_LOGS")" "$(task "$TASK_DOWN")"
docker events --filter "$(of_project)" --filter event=die --filter event=health_status \
  --format '{{index .Actor.Attributes "com.docker.compose.service"}} {{.Action}} {{.Actor.Attributes.exitCode}}' > >(tell_breaks) &
events=$!
wait "$watch"
