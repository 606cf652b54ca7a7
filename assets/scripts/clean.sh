#!/usr/bin/env bash
# Removes what the stack left behind in the engine: its containers and networks, its images and their untagged
# predecessors, and build cache unused for a week. Whatever other projects need stays.
#
#   clean.sh [options]
#
#   --volumes   also remove the volumes with all their data; asks first
#   --yes       do not ask
#   --help      print this
#
# Exit status: 0 cleaned, 1 something could not be removed or you said no, 2 wrong usage.

set -euo pipefail
# shellcheck source=lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

volumes='' yes=''
while [ $# -gt 0 ]; do
  case $1 in
    --volumes) volumes=yes ;;
    --yes) yes=yes ;;
    *) only_help "$1" ;;
  esac
  shift
done

require_engine

if [ -n "$volumes" ]; then
  found=$(docker volume ls --quiet --filter "$(of_project)")
  if [ -z "$found" ]; then
    volumes=''
  elif [ -z "$yes" ]; then
    info 'These volumes and all data in them would be gone for good:'
    while read -r volume; do info "  $volume"; done <<<"$found"
    [ -t 0 ] || wrong_usage 'There is no terminal to ask you: add --yes.'
    read -r -p "Type the name of the stack, $STACK, to remove them: " answer
    [ "$answer" = "$STACK" ] || fail 'Nothing was removed.'
  fi
fi

# megabytes_used : as reported by `docker system df`, which counts shared layers once
megabytes_used() {
  docker system df --format '{{.Size}}' | awk '
    { number = $1 + 0 }
    /TB$/ { number *= 1e6 } /GB$/ { number *= 1e3 } /[kK]B$/ { number /= 1e3 } /[0-9]B$/ { number /= 1e6 }
    { sum += number } END { printf "%d", sum }'
}
count() { [ -z "$1" ] || printf '%s\n' "$1" | wc -l | tr -d ' '; }
# done_with NUMBER WHAT : one line about what was removed
done_with() { [ "${1:-0}" -eq 0 ] || good "removed $1 $2$([ "$1" -eq 1 ] || echo s)"; }

before=$(megabytes_used)

# A killed test leaves its copy of the stack behind; one that is still running is left alone.
for copy in $(docker ps --all --format '{{.Label "com.docker.compose.project"}}' | grep -E "^$STACK-test-[0-9]+$" | sort -u); do
  files=$(docker ps --all --filter "$(of_project "$copy")" --format '{{.Label "com.docker.compose.project.config_files"}}' | sort -u)
  if [ "$files" = "$ROOT/$COMPOSE_FILE" ] && ! kill -0 "${copy##*-}" 2>/dev/null; then
    "${COMPOSE[@]}" --project-name "$copy" down --volumes --timeout 10 >/dev/null 2>&1
    good "removed $copy, left by a test"
  fi
done

containers=$(count "$(docker ps --all --quiet --filter "$(of_project)")")
"${COMPOSE[@]}" down --remove-orphans ${volumes:+--volumes} >/dev/null 2>&1 || fail 'The containers could not be removed.' "$(task "$TASK_DOWN")"
remove_former_networks
done_with "$containers" container
# Volumes of services that are no longer in the compose file.
[ -z "$volumes" ] || {
  docker volume ls --quiet --filter "$(of_project)" | while read -r volume; do docker volume rm "$volume" >/dev/null; done
  done_with "$(count "$found")" volume
}

removed=0 kept=''
remove_image() { # REFERENCE
  if docker image rm "$1" >/dev/null 2>&1; then removed=$((removed + 1)); else kept="$kept $1"; fi
}
for image in ${IMAGES[@]+"${IMAGES[@]}"}; do
  for reference in $(docker image ls --filter "reference=$image" --format '{{.Repository}}:{{.Tag}}'); do
    [ "${reference##*:}" = '<none>' ] || remove_image "$reference"
  done
  # A build takes the tag from its predecessor, whose title label still shows which stack it belongs to.
  for title in "label=org.opencontainers.image.title=${image##*/}" "$(of_project)"; do
    for id in $(docker image ls --quiet --filter dangling=true --filter "$title" | sort -u); do remove_image "$id"; done
  done
done
done_with $removed image
docker builder prune --force --filter until=168h >/dev/null

after=$(megabytes_used)
if [ "$before" -gt "$after" ]; then good "about $((before - after)) MB regained"; else good 'no space regained: other images or the build cache hold the layers too'; fi
cache=$(docker system df --format '{{.Type}}|{{.Reclaimable}}' | sed -n 's/^Build Cache|//p')
case ${cache:-0B} in 0B*) ;; *) info "  $cache of build cache stay, since builds of the last week used them. Of all projects: docker builder prune --all" ;; esac
[ -z "$kept" ] || fail "Still in use by containers of others, so kept:$kept" 'docker ps --all shows them'
