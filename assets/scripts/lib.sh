# shellcheck shell=bash
# shellcheck disable=SC2034 # the names are read by the scripts that source this
# Shared by the scripts of this stack. Sourced, never run.

# {{data}}

DOCUMENTATION=https://github.com/projen-containers/projen-containers/blob/main/docs

called_from=$PWD
cd "$ROOT" || exit
COMPOSE=(docker compose --file "$COMPOSE_FILE")

# Compose reads the .env file beside its own. Its values apply to the scripts too, as compose itself interprets them;
# variables of the shell take precedence.
if [ -f "$DOCKER_FOLDER/.env" ]; then
  settings=(IMAGE_TAG COMPOSE_PROJECT_NAME ${WEB_PORT_VARIABLES[@]+"${WEB_PORT_VARIABLES[@]}"})
  while IFS='=' read -r name value; do
    [ -z "$value" ] || [ -n "${!name+set}" ] || export "$name=$value"
  done < <(
    {
      printf 'name: %s\nservices:\n  settings:\n    image: none\n    environment:\n' "$STACK"
      # shellcheck disable=SC2016 # the dollar is compose's
      for name in "${settings[@]}"; do printf '      %s: ${%s-}\n' "$name" "$name"; done
    } | docker compose --project-directory "$DOCKER_FOLDER" --file - config 2>/dev/null | sed -nE 's/^ {6}([A-Z0-9_]+): "?([^"]*)"?$/\1=\2/p'
  )
fi

# What compose calls the stack.
PROJECT=${COMPOSE_PROJECT_NAME:-$STACK}

if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then
  bold=$'\e[1m' dim=$'\e[2m' red=$'\e[31m' green=$'\e[32m' yellow=$'\e[33m' reset=$'\e[0m'
else
  bold='' dim='' red='' green='' yellow='' reset=''
fi

info() { printf '%s\n' "$*"; }
good() { printf '%s✓%s %s\n' "$green" "$reset" "$*"; }
warn() { printf '%s!%s %s\n' "$yellow" "$reset" "$*" >&2; }
# fail MESSAGE NEXT-COMMAND ANCHOR : prints what is wrong, what to do and where to read more, and exits
fail() {
  printf '%s✗ %s%s\n' "$red" "$1" "$reset" >&2
  [ -z "${2:-}" ] || printf '  Next: %s\n' "$2" >&2
  [ -z "${3:-}" ] || printf '  More: %s\n' "$(more "$3")" >&2
  exit 1
}
# interrupted : ends a script that starts the stack, for Ctrl+C
interrupted() {
  warn "Interrupted: what has started keeps running. Stop it: $(task "$TASK_DOWN")"
  exit 130
}
# more ANCHOR : URL of the explanation of a kind of problem; network, registry, lock-file, disk, crash or port
more() { printf '%s/troubleshooting.md#%s' "$DOCUMENTATION" "$1"; }

# The header comment of a script is its help.
usage() { sed -n '/^#!/d; /^# ~~/d; /^$/q; s/^# \{0,1\}//p' "$0"; }

# wrong_usage MESSAGE : prints what is wrong with the options, and exits
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

# option_value OPTION VALUE : for options that need one
option_value() { [ -n "${2:-}" ] || wrong_usage "$1 needs a value."; }

# from_caller FILE : its path, relative to the folder that the script was called from
from_caller() { case $1 in /*) printf %s "$1" ;; *) printf %s "$called_from/$1" ;; esac }

# pinned ALIAS : its image in the pins file, if any
pinned() { sed -nE "s/^FROM +(--platform=[^ ]+ +)?([^ ]+) +AS +$1 *\$/\2/p" "$PINS_FILE"; }

# task NAME : the command that runs a task on this machine
task() { printf '%s%s %s' "${COMMAND_PREFIX:-}" "$TASK_RUNNER" "$1"; }

# require_engine : exits with a message if the engine cannot be used
require_engine() {
  command -v docker >/dev/null || fail 'docker is not installed.' https://docs.docker.com/engine/install/
  docker version >/dev/null 2>&1 || fail 'The Docker Engine does not answer.' 'start it, or check DOCKER_HOST and your rights on its socket; then: docker version'
  docker compose version >/dev/null 2>&1 || fail 'The compose plugin is missing.' 'https://docs.docker.com/compose/install/'
}

# require_images : exits if an image of the stack is not built
require_images() {
  local image
  for image in ${IMAGES[@]+"${IMAGES[@]}"}; do
    docker image inspect "$image:${IMAGE_TAG:-$DEFAULT_TAG}" >/dev/null 2>&1 ||
      fail "$image:${IMAGE_TAG:-$DEFAULT_TAG} is not built." "$(task "$TASK_BUILD_IMAGES")"
  done
}

# port_is_free PORT : whether nothing on this machine answers there
port_is_free() { ! (: <>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# now : the time in seconds, to the tenth if the shell supports it
now() { printf '%s' "${EPOCHREALTIME:-$SECONDS}" | tr , .; }
# since START : seconds since then
since() { awk -v a="$1" -v b="$(now)" 'BEGIN { printf "%.1f s", b - a }'; }

# of_project [PROJECT] : the filter of docker for what belongs to a project of compose; to the stack where none is named
of_project() { printf 'label=com.docker.compose.project=%s' "${1:-$PROJECT}"; }

# base_notes IMAGE... : notes in the labels of the images' bases, such as that they are stand-ins
base_notes() {
  docker image inspect --format '{{with index .Config.Labels "org.projen-containers.base.note"}}{{.}}{{end}}' "$@" |
    sort -u | sed "/^\$/d; s/.*/${dim}base image: &${reset}/"
}

# leave_mode production|development : stops the stack if it runs in that mode. The modes have different networks, and
# compose may leave a network that exists as it is.
leave_mode() {
  docker ps --all --filter "$(of_project)" --format '{{.Label "com.docker.compose.project.config_files"}}' |
    awk -v file="$COMPOSE_DEVELOPMENT_FILE" -v mode="$1" '(index($0, file) ? "development" : "production") == mode { found = 1 } END { exit !found }' || return 0
  info "The stack runs in $1 mode: stopping it first. Its data is kept."
  "${COMPOSE[@]}" down
}

# former_containers : ID and service of each container whose service is no longer in the stack. Containers
# that were started with other compose files, or from another folder, are not the stack's.
former_containers() {
  local services id service files
  services=$("${COMPOSE[@]}" --profile '*' config --services) || return 0
  docker ps --all --filter "$(of_project)" --format '{{.ID}} {{.Label "com.docker.compose.service"}} {{.Label "com.docker.compose.project.config_files"}}' |
    while read -r id service files; do
      [ "${files%",$ROOT/$COMPOSE_DEVELOPMENT_FILE"}" = "$ROOT/$COMPOSE_FILE" ] || continue
      grep -qxF "$service" <<<"$services" || printf '%s %s\n' "$id" "$service"
    done
}

# remove_former : removes the containers of services that are no longer in the stack, since they would keep their ports
remove_former() {
  local id service data
  while read -r id service; do
    data=$(docker inspect --format '{{range .Mounts}}{{if eq .Type "volume"}} {{.Name}}{{end}}{{end}}' "$id" | sed -E 's/ [0-9a-f]{64}//g')
    info "$service is no longer in the stack: its container is removed${data:+, its data is kept in$data}."
    docker stop "$id" >/dev/null
    docker rm --volumes "$id" >/dev/null # the named ones stay
  done < <(former_containers)
}

# remove_former_networks : removes the networks that are no longer in the stack, unless something is connected to them
remove_former_networks() {
  local networks network
  networks=$("${COMPOSE[@]}" --profile '*' config | awk '/^[^ ]/ { section = $1 } section == "networks:" && /^    name: / { print $2 }') || return 0
  docker network ls --filter "$(of_project)" --format '{{.Name}}' |
    while read -r network; do
      grep -qxF "$network" <<<"$networks" || docker network rm "$network" >/dev/null 2>&1 || true
    done
}

# library_command : path of the library's own command, if Node.js and the library are installed
library_command() {
  local folder=$ROOT
  command -v node >/dev/null || return 1
  until [ -x "$folder/node_modules/.bin/projen-containers" ]; do
    [ "$folder" != / ] || return 1
    folder=$(dirname "$folder")
  done
  printf '%s' "$folder/node_modules/.bin/projen-containers"
}

# start_stack SECONDS : starts the stack and waits until it is healthy. Compose limits only the last of its waits, not those
# between services, such as for a migration. Pulling images and stopping former containers take the time that they need.
start_stack() {
  local compose end
  "${COMPOSE[@]}" create || return
  end=$((SECONDS + $1))
  "${COMPOSE[@]}" up --detach --wait &
  compose=$!
  while kill -0 "$compose" 2>/dev/null && [ $SECONDS -lt $end ]; do sleep 0.2; done
  ! kill "$compose" 2>/dev/null || warn "Not everything is healthy after $1 s, the limit of UP_TIMEOUT_SECONDS."
  wait "$compose"
}

# last_lines COUNT CONTAINER : the end of its log. Of requests that only differ in numbers, such as those of a health check
# each second, it has the last one: they would leave no room for what made them fail.
last_lines() {
  docker logs --tail 1000 "$2" 2>&1 </dev/null | awk '
    { line[NR] = alike = $0; gsub(/[0-9]+/, "", alike) }
    alike ~ /(GET|HEAD) \// { delete line[last[alike]]; last[alike] = NR }
    END { for (i = 1; i <= NR; i++) if (i in line) print line[i] }' | tail -n "$1"
}

# report_unhealthy : the last output of each unhealthy container, and what it usually means
report_unhealthy() {
  local id service state health code restarts policy lines
  "${COMPOSE[@]}" ps --all --format '{{.ID}} {{.Service}} {{.State}} {{or .Health "-"}}' |
    while read -r id service state health; do
      read -r code restarts policy < <(docker inspect --format '{{.State.ExitCode}} {{.RestartCount}} {{.HostConfig.RestartPolicy.Name}}' "$id" </dev/null)
      [ "$state$health$policy" != running-no ] || state='still running' # what is to end, such as a migration
      case $state-$health-$restarts-$code in
        running-healthy-* | running---0-* | exited---0-0 | created-*) continue ;;
      esac
      lines=$(last_lines 40 "$id") # one that was restarted may say much before it fails again
      printf '\n%s%s is %s%s. Its last lines:%s\n' "$bold" "$service" "$state" "$(circumstances "$state" "$health" "$code" "$restarts")" "$reset"
      show_failure "$state" "$code" "$restarts" "$lines"
    done >&2
}

# report_restarted SINCE : the same for each container that ended meanwhile and was started anew: a check that only shows
# that a process can be started, as that of a worker, passes between two ends
report_restarted() {
  local id service code times lines ends
  ends=$(docker events --since "$1" --until "$(date +%s)" --filter "$(of_project)" \
    --filter event=die --format '{{.ID}} {{.Actor.Attributes.exitCode}}' 2>/dev/null) || return 0
  "${COMPOSE[@]}" ps --no-trunc --format '{{.ID}} {{.Service}}' |
    while read -r id service; do
      read -r times code < <(awk -v id="$id" '$1 == id { times++; code = $2 } END { print times + 0, code }' <<<"$ends")
      [ "$times" -gt 0 ] || continue
      lines=$(last_lines 20 "$id")
      warn "$service ended with status $code and was started anew, $(times "$times") so far. Its last lines:"
      show_failure restarting "$code" "$times" "$lines"
    done >&2
}

# show_failure STATE CODE RESTARTS LOG-LINES : the lines, and what they usually mean
show_failure() {
  printf '%s\n' "$4" | sed 's/^/  | /'
  printf '  Likely: %s\n' "$(likely_cause "$@")"
}

circumstances() { # STATE HEALTH CODE RESTARTS
  local text=''
  [ "$2" = - ] || text=", health: $2"
  [ "$4" -eq 0 ] || text="$text, restarted $(times "$4")"
  [[ $1 == *running ]] || text="$text, exit status $3"
  [ -z "$text" ] || printf ' (%s)' "${text#, }"
}
times() { if [ "$1" -eq 1 ]; then echo once; else echo "$1 times"; fi; }

likely_cause() { # STATE CODE RESTARTS LOG-LINES
  local log=$4
  said() { grep -qiE "$1" <<<"$log"; }
  # {{likely-causes}}
}
