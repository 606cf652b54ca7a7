#!/usr/bin/env bash
# Checks what the running containers of the stack can really do, whatever the files say: user, capabilities,
# privileges, system calls, what is writable, setuid files, secrets in environments, reach of the databases.
#
#   check-security.sh [--project NAME] [--help]
#
#   --project NAME   compose project whose containers are checked   (default: the stack's own)
#
# Exit status: 0 all hold, 1 one does not, 2 wrong usage.

set -euo pipefail
# shellcheck source=lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

project=$STACK
if [ "${1:-}" = --project ]; then
  option_value "$@"
  project=$2
  shift 2
fi
only_help "$@"
require_engine

failed=''
# check SERVICE CONTROL ACTUAL EXPECTED : both the same, or the control fails
check() {
  [ "$3" != "$4" ] || return 0
  warn "$1: $2: $3, not $4"
  failed=yes
}
inspect() { docker inspect --format "$1" "$2"; }
# process_status CONTAINER : of process 1, read from a container beside it, since an image may hold no tool to read it with
process_status() {
  docker run --rm --pid "container:$1" --network none --read-only --cap-drop ALL --entrypoint cat "$helper" /proc/1/status
}
# field NAME : of a process status
field() { awk -v name="$1:" '$1 == name { print $2 }' <<<"$status"; }
is_built_here() { [[ " ${IMAGES[*]/%/:} " == *" ${1%:*}: "* ]]; }

containers=$(docker ps --quiet --filter "label=com.docker.compose.project=$project")
[ -n "$containers" ] || fail "No container of \"$project\" runs." "$(task "$TASK_UP")"
helper=''
for container in $containers; do
  image=$(inspect '{{.Config.Image}}' "$container")
  if docker run --rm --network none --entrypoint cat "$image" /dev/null >/dev/null 2>&1; then helper=$image; fi
done
[ -n "$helper" ] || fail 'No image of the stack has cat, which reads the state of processes.' 'docker pull busybox, and add a service that runs it'

for container in $containers; do
  service=$(inspect '{{index .Config.Labels "com.docker.compose.service"}}' "$container")
  user=$(inspect '{{.Config.User}}' "$container")
  case ${user%%:*} in
    0 | '' | *[!0-9]*) check "$service" user "\"$user\"" 'numeric and other than 0' ;;
  esac
  status=$(process_status "$container")
  check "$service" 'effective capabilities' "$(field CapEff)" 0000000000000000
  check "$service" 'bounding capabilities' "$(field CapBnd)" 0000000000000000
  check "$service" NoNewPrivs "$(field NoNewPrivs)" 1
  check "$service" 'seccomp mode' "$(field Seccomp)" 2
  check "$service" privileged "$(inspect '{{.HostConfig.Privileged}}' "$container")" false
  check "$service" 'read-only root' "$(inspect '{{.HostConfig.ReadonlyRootfs}}' "$container")" true
  check "$service" 'namespaces of the host' "$(inspect '{{.HostConfig.PidMode}}{{.HostConfig.UsernsMode}}{{if eq .HostConfig.IpcMode "host"}}ipc{{end}}{{if eq .HostConfig.NetworkMode "host"}}network{{end}}' "$container")" ''
  check "$service" 'devices of the host' "$(inspect '{{range .HostConfig.Devices}}{{.PathOnHost}} {{end}}' "$container")" ''
  check "$service" 'writable folders of the host' "$(inspect '{{range .Mounts}}{{if and .RW (eq .Type "bind")}}{{.Source}} {{end}}{{end}}' "$container")" ''
  for limit in Memory NanoCpus PidsLimit; do
    case $(inspect "{{.HostConfig.$limit}}" "$container") in
      0 | -1 | '<'*) check "$service" "limit $limit" none 'a number' ;;
    esac
  done
  if is_built_here "$(inspect '{{.Config.Image}}' "$container")"; then
    check "$service" 'setuid and setgid files' "$(docker export "$container" | tar -tvf - | awk '$1 ~ /^-/ && $1 ~ /[sS]/ { printf "%s ", $NF }')" ''
  fi
  environment=$(inspect '{{range .Config.Env}}{{println .}}{{end}}' "$container")
  for secret in "$SECRETS_FOLDER"/*; do
    if [ -f "$secret" ] && [ -s "$secret" ] && grep -qFf "$secret" <<<"$environment"; then
      check "$service" 'secrets in the environment' "the value of $(basename "$secret")" none
    fi
  done
done

# A network without a way out belongs to a database; nobody but its clients may reach it.
for network in $(docker network ls --quiet --filter "label=com.docker.compose.project=$project"); do
  [ "$(docker network inspect --format '{{.Internal}}' "$network")" = true ] || continue
  owner=$(docker network inspect --format '{{index .Labels "com.docker.compose.network"}}' "$network")
  database=$(docker ps --quiet --filter "label=com.docker.compose.project=$project" --filter "label=com.docker.compose.service=$owner")
  check "$owner" 'ports on this machine' "$(inspect '{{range .NetworkSettings.Ports}}{{range .}}{{.HostPort}} {{end}}{{end}}' "$database")" ''
  members=" $(docker network inspect --format '{{range $id, $member := .Containers}}{{slice $id 0 12}} {{end}}' "$network")"
  for container in $containers; do
    [[ $members != *" $container "* ]] || continue
    service=$(inspect '{{index .Config.Labels "com.docker.compose.service"}}' "$container")
    if docker run --rm --network "container:$container" --entrypoint getent "$(inspect '{{.Config.Image}}' "$database")" hosts "$owner" >/dev/null 2>&1; then
      check "$service" "reach of $owner" 'its name resolves' 'out of reach'
    fi
  done
done

[ -z "$failed" ] || fail 'The stack can do more than it should.' 'remove the override that allows it, or waive the rule that forbids it' security
good "$(wc -w <<<"$containers" | tr -d ' ') containers of $project hold to what their files say"
