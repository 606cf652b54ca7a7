#!/usr/bin/env bash
# Checks the prerequisites of the stack on this machine and suggests a fix for every problem.
#
#   doctor.sh [options]
#
#   --quick         check only what would prevent building and starting: engine, plugins, disk space, other clones, ports
#   --json          print {"status": …, "checks": [{"id", "status", "message", "fix"?, "more"?}, …]}
#   --before STEP   run the quick checks for a step (build, up or dev); print nothing about checks that pass
#   --help          print this
#
# The result of a check is ok, note (optional, or could not be checked), warning or problem.
# Exit status: 0 no problem, 1 a problem, 2 wrong usage.

set -euo pipefail
# shellcheck source=lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

quick='' json='' before=''
while [ $# -gt 0 ]; do
  case $1 in
    --quick) quick=yes ;;
    --json) json=yes ;;
    --before)
      option_value "$@"
      case $2 in build | up | dev) ;; *) wrong_usage "--before takes build, up or dev, not \"$2\"." ;; esac
      before=$2 quick=yes
      shift
      ;;
    *) only_help "$1" ;;
  esac
  shift
done

worst=ok records=''

json_text() {
  local text=${1//\\/\\\\}
  text=${text//\"/\\\"}
  text=${text//$'\t'/\\t}
  text=${text//$'\n'/\\n}
  printf '"%s"' "$text" | tr -d '\000-\037'
}

# report ID STATUS MESSAGE [FIX [ANCHOR]] : the outcome of a check
report() {
  local id=$1 status=$2 message=$3 fix=${4:-} more='' mark
  [ -z "${5:-}" ] || more=$(more "$5")
  case $status in
    problem) worst=problem mark="$red✗" ;;
    warning)
      [ "$worst" = problem ] || worst=warning
      mark="$yellow!"
      ;;
    note) mark="$dim·" ;;
    *) mark="$green✓" ;;
  esac
  if [ -n "$json" ]; then
    records="$records${records:+,
    }{\"id\": $(json_text "$id"), \"status\": \"$status\", \"message\": $(json_text "$message")"
    [ -z "$fix" ] || records="$records, \"fix\": $(json_text "$fix")"
    [ -z "$more" ] || records="$records, \"more\": $(json_text "$more")"
    records="$records}"
  elif [ -z "$before" ] || [ "$status" = warning ] || [ "$status" = problem ]; then
    printf '%s%s %s\n' "$mark" "$reset" "$message"
    [ -z "$fix" ] || printf '  Next: %s\n' "$fix"
    [ -z "$more" ] || printf '  More: %s\n' "$more"
  fi
}

# shellcheck source=doctor-quick.sh
. "$SCRIPTS_FOLDER/doctor-quick.sh"
if [ -z "$quick" ]; then
  # shellcheck source=doctor-machine.sh
  . "$SCRIPTS_FOLDER/doctor-machine.sh"
  # shellcheck source=doctor-project.sh
  . "$SCRIPTS_FOLDER/doctor-project.sh"
fi

work=$(mktemp -d "${TMPDIR:-/tmp}/doctor.XXXXXX")
trap 'rm -rf "$work"' EXIT
[ -z "$before" ] || [ -n "$json" ] || exec >&2
step=$TASK_UP
if [ "$before" = dev ]; then
  step=$TASK_DEV
  COMPOSE+=(--file "$COMPOSE_DEVELOPMENT_FILE")
fi

gather
check_engine
check_disk
if [ "$before" != build ]; then
  check_folder
  check_ports
fi
if [ -z "$quick" ]; then
  check_memory
  check_secrets
  check_lock_files
  check_generated_files
  check_clock
  check_architecture
  check_proxy
  check_minikube
fi

[ -z "$json" ] || printf '{\n  "status": "%s",\n  "checks": [\n    %s\n  ]\n}\n' "$worst" "$records"
[ "$worst" != problem ]
