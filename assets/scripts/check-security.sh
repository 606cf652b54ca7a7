#!/usr/bin/env bash
# Checks what the running containers of the stack can really do, whatever the files say: user, capabilities,
# privileges, system calls, writable paths, setuid files, package managers and shells, secrets in environments, access
# to the databases. Nothing runs in the containers themselves, which may contain no tools.
#
#   check-security.sh [--project NAME] [--help]
#
#   --project NAME   compose project whose containers are checked   (default: the stack's own)
#
# Exit status: 0 all controls hold, 1 at least one does not, 2 wrong usage.

set -euo pipefail
# shellcheck source=lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

project=$PROJECT
if [ "${1:-}" = --project ]; then
  option_value "$@"
  project=$2
  shift 2
fi
only_help "$@"
require_engine

PACKAGE_MANAGERS='apt|apt-get|dpkg|apk|dnf|microdnf|yum|pip[0-9.]*|uv|uvx|poetry|pdm|pipenv|npm|npx|pnpm|yarn|bun|corepack'
SHELLS='sh|ash|bash|dash|ksh|zsh|busybox'
failed=''
# check SERVICE CONTROL ACTUAL EXPECTED : fails the control unless both are equal
check() {
  [ "$3" != "$4" ] || return 0
  warn "$1: $2: $3, not $4"
  failed=yes
}
inspect() { docker inspect --format "$1" "$2"; }
# process CONTAINER FILE : a file of /proc/1, read from a container beside it, since the image may contain no tool to read it
process() {
  docker run --rm --pull never --pid "container:$1" --network none --read-only --cap-drop ALL --entrypoint cat "$helper" "/proc/1/$2"
}
# field NAME : of a process status
field() { awk -v name="$1:" '$1 == name { print $2 }' <<<"$status"; }
# named PATTERN : files of the listing with this name in program folders
named() {
  sed -E 's/ (->|link to) .*//; s#.* (\./)?#/#' <<<"$listing" | { grep -E "/s?bin/($1)\$" || true; } | sort -u | tr '\n' ' '
}
is_built_here() { [[ " ${IMAGES[*]/%/:} " == *" ${1%:*}: "* ]]; }

containers=$(docker ps --quiet --filter "$(of_project "$project")")
[ -n "$containers" ] || fail "No container of \"$project\" runs." "$(task "$TASK_UP")"
# The stack's own images, its bases and busybox, if they are on this machine.
candidates=$(for container in $containers; do inspect '{{.Config.Image}}' "$container"; done)
helper=''
for image in $candidates $(awk '$1 == "FROM" { print $2 }' "$PINS_FILE") busybox; do
  [ -n "$helper" ] || ! docker run --rm --pull never --network none --entrypoint cat "$image" /dev/null >/dev/null 2>&1 || helper=$image
done
[ -n "$helper" ] || fail 'No image on this machine has cat, which reads the state of processes.' 'docker pull busybox'

for container in $containers; do
  service=$(inspect '{{index .Config.Labels "com.docker.compose.service"}}' "$container")
  user=$(inspect '{{.Config.User}}' "$container")
  case ${user%%:*} in
    0 | '' | *[!0-9]*) check "$service" user "\"$user\"" 'numeric and other than 0' ;;
  esac
  status=$(process "$container" status)
  [ "$(field Uid)" != 0 ] && [ "$(field Gid)" != 0 ] || check "$service" 'user and group of the process' "$(field Uid):$(field Gid)" 'other than 0'
  check "$service" 'effective capabilities' "$(field CapEff)" 0000000000000000
  check "$service" 'permitted capabilities' "$(field CapPrm)" 0000000000000000
  check "$service" 'inheritable capabilities' "$(field CapInh)" 0000000000000000
  check "$service" 'ambient capabilities' "$(field CapAmb)" 0000000000000000
  check "$service" 'bounding capabilities' "$(field CapBnd)" 0000000000000000
  check "$service" NoNewPrivs "$(field NoNewPrivs)" 1
  check "$service" 'seccomp mode' "$(field Seccomp)" 2
  check "$service" privileged "$(inspect '{{.HostConfig.Privileged}}' "$container")" false
  root=$(process "$container" mounts | awk '$2 == "/" { print ($4 ~ /^ro(,|$)/) ? "true" : "false"; exit }')
  check "$service" 'read-only root' "$root" true
  check "$service" 'namespaces of the host' "$(inspect '{{.HostConfig.PidMode}}{{.HostConfig.UsernsMode}}{{if eq .HostConfig.IpcMode "host"}}ipc{{end}}{{if eq .HostConfig.NetworkMode "host"}}network{{end}}{{if eq .HostConfig.UTSMode "host"}}uts{{end}}' "$container")" ''
  check "$service" 'masked parts of /proc and /sys' "$(inspect '{{if .HostConfig.MaskedPaths}}masked{{else}}none{{end}}' "$container")" masked
  check "$service" 'devices of the host' "$(inspect '{{range .HostConfig.Devices}}{{.PathOnHost}} {{end}}' "$container")" ''
  check "$service" 'writable folders of the host' "$(inspect '{{range .Mounts}}{{if and .RW (eq .Type "bind")}}{{.Source}} {{end}}{{end}}' "$container")" ''
  check "$service" 'sockets of the engine' "$(inspect '{{range .Mounts}}{{println .Source}}{{end}}' "$container" | grep -E '/(docker|containerd|podman|crio)\.sock$' || true)" ''
  for limit in Memory NanoCpus PidsLimit; do
    case $(inspect "{{.HostConfig.$limit}}" "$container") in
      0 | -1 | '<'*) check "$service" "limit $limit" none 'a number' ;;
    esac
  done
  if is_built_here "$(inspect '{{.Config.Image}}' "$container")"; then
    listing=$(docker export "$container" | tar -tvf -)
    check "$service" 'setuid and setgid files' "$(awk '$1 ~ /^-/ && $1 ~ /[sS]/ { printf "%s ", $NF }' <<<"$listing")" ''
    check "$service" 'package managers' "$(named "$PACKAGE_MANAGERS")" ''
    if [[ " ${SERVICES_WITHOUT_SHELL[*]-} " == *" $service "* ]]; then check "$service" shells "$(named "$SHELLS")" ''; fi
  fi
  environment=$(inspect '{{range .Config.Env}}{{println .}}{{end}}' "$container")
  for secret in "$SECRETS_FOLDER"/*; do
    # An empty line would match everywhere.
    if [ -f "$secret" ] && [ -s "$secret" ] && grep -qFf <(grep . "$secret") <<<"$environment"; then
      check "$service" 'secrets in the environment' "the value of $(basename "$secret")" none
    fi
  done
done

# reaches CONTAINER IMAGE ADDRESS PORT : whether something on the container's networks can connect; tried from a container beside it
reaches() {
  # shellcheck disable=SC2016 # the dollars are the container's
  docker run --rm --pull never --network "container:$1" --read-only --cap-drop ALL --entrypoint sh "$2" -c '
    if command -v bash >/dev/null; then timeout 3 bash -c ": <>/dev/tcp/$0/$1"; else nc -z -w 3 "$0" "$1"; fi' "$3" "$4" >/dev/null 2>&1
}

# A network without outbound access belongs to a database; of the publicly reachable services, only its clients may reach it.
for network in $(docker network ls --quiet --filter "$(of_project "$project")"); do
  [ "$(docker network inspect --format '{{.Internal}}' "$network")" = true ] || continue
  owner=$(docker network inspect --format '{{index .Labels "com.docker.compose.network"}}' "$network")
  database=$(docker ps --quiet --filter "$(of_project "$project")" --filter "label=com.docker.compose.service=$owner")
  [ -n "$database" ] || continue
  check "$owner" 'ports on this machine' "$(inspect '{{range .NetworkSettings.Ports}}{{range .}}{{.HostPort}} {{end}}{{end}}' "$database")" ''
  image=$(inspect '{{.Config.Image}}' "$database")
  address=$(inspect '{{range .NetworkSettings.Networks}}{{.IPAddress}} {{end}}' "$database" | cut -d ' ' -f 1)
  port=$(inspect '{{json .Config.ExposedPorts}}' "$database" | sed -nE 's#^\{"([0-9]+)/.*#\1#p')
  reaches "$database" "$image" "$address" "$port" || fail "The reach of $owner cannot be tried: nothing in $image connects to $address:$port." "look at $owner: $(task "$TASK_LOGS")"
  members=" $(docker network inspect --format '{{range $id, $member := .Containers}}{{slice $id 0 12}} {{end}}' "$network")"
  for container in $containers; do
    service=$(inspect '{{index .Config.Labels "com.docker.compose.service"}}' "$container")
    published=$(inspect '{{range .NetworkSettings.Ports}}{{range .}}{{.HostPort}} {{end}}{{end}}' "$container")
    [[ " ${DATABASE_CLIENTS[*]-} " != *" $owner:$service "* ]] || continue
    # Services that an override added to the network and that are not publicly reachable are the team's decision.
    [[ $members != *" $container "* ]] || [ -n "$published" ] || continue
    ! reaches "$container" "$image" "$address" "$port" || check "$service" "reach of $owner" "it connects to port $port" 'out of reach'
  done
done

[ -z "$failed" ] || fail 'The stack can do more than it should.' 'remove the override that allows it, or waive the rule that forbids it' security
good "$(wc -w <<<"$containers" | tr -d ' ') containers of $project hold to what their files say"
