# shellcheck shell=bash
# shellcheck disable=SC2034 # the names are read by the scripts that source this
# What the scripts of this stack share. Sourced, never run.

# {{data}}

cd "$ROOT" || exit
COMPOSE=(docker compose --file "$COMPOSE_FILE")

if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then
  bold=$'\e[1m' dim=$'\e[2m' red=$'\e[31m' green=$'\e[32m' yellow=$'\e[33m' reset=$'\e[0m'
else
  bold='' dim='' red='' green='' yellow='' reset=''
fi

info() { printf '%s\n' "$*"; }
good() { printf '%s✓%s %s\n' "$green" "$reset" "$*"; }
warn() { printf '%s!%s %s\n' "$yellow" "$reset" "$*" >&2; }
# fail MESSAGE NEXT-COMMAND : says what is wrong and what to do, and ends
fail() {
  printf '%s✗ %s%s\n' "$red" "$1" "$reset" >&2
  [ -z "${2:-}" ] || printf '  Next: %s\n' "$2" >&2
  exit 1
}

# The header comment of a script is its help.
usage() { sed -n '/^# /,/^[^#]/ { /^# ~~/d; s/^# \{0,1\}//p; }' "$0"; }

# wrong_usage MESSAGE : says what is wrong with the options, and ends
wrong_usage() {
  warn "$1"
  usage >&2
  exit 2
}
# only_help ARGUMENTS : for scripts without options
only_help() {
  case ${1:-} in
    '') ;;
    --help)
      usage
      exit
      ;;
    *) wrong_usage "unknown option \"$1\"." ;;
  esac
}

# task NAME : the command that runs a task, as the user of this machine has to type it
task() { printf '%snpx projen %s' "${COMMAND_PREFIX:-}" "$1"; }

# require_engine : ends with one sentence when the engine cannot be used
require_engine() {
  command -v docker >/dev/null || fail 'docker is not installed.' https://docs.docker.com/engine/install/
  docker version >/dev/null 2>&1 || fail 'The Docker Engine does not answer.' 'start it, or check DOCKER_HOST and your rights on its socket; then: docker version'
  docker compose version >/dev/null 2>&1 || fail 'The compose plugin is missing.' 'https://docs.docker.com/compose/install/'
}

# now : seconds, to the tenth where the shell can tell
now() { printf '%s' "${EPOCHREALTIME:-$SECONDS}" | tr , .; }
# since START : seconds since then
since() { awk -v a="$1" -v b="$(now)" 'BEGIN { printf "%.1f s", b - a }'; }

# base_notes IMAGE... : what the images' bases say of themselves, such as that they are stand-ins
base_notes() {
  docker image inspect --format '{{with index .Config.Labels "org.projen-containers.base.note"}}{{.}}{{end}}' "$@" |
    sort -u | sed "/^\$/d; s/.*/${dim}base image: &${reset}/"
}

# report_unhealthy : what each container that is not well said last, and what that usually means
report_unhealthy() {
  local service state health code
  "${COMPOSE[@]}" ps --all --format '{{.Service}} {{.State}} {{or .Health "-"}} {{.ExitCode}}' |
    while read -r service state health code; do
      case $state-$health-$code in
        running-healthy-* | running---* | exited---0 | created-*) continue ;;
      esac
      printf '\n%s%s is %s (%s, exit status %s). Its last lines:%s\n' "$bold" "$service" "$state" "$health" "$code" "$reset"
      "${COMPOSE[@]}" logs --no-log-prefix --tail 20 "$service" 2>&1 | sed 's/^/  | /'
      printf '  Likely: %s\n' "$(likely_cause "$code")"
    done >&2
}

likely_cause() {
  case $1 in
    0) echo 'it runs, but its health check fails: the port or the path differs, or it is still busy starting.' ;;
    126 | 127) echo 'its command is not in the image.' ;;
    137) echo 'the kernel ended it for using more memory than its limit.' ;;
    *) echo 'it ended by itself: a setting is missing or wrong, or something it needs cannot be reached.' ;;
  esac
}
