#!/usr/bin/env bash
# Builds what changed, starts the stack and waits until every service is healthy. Missing secrets are created.
#
#   up.sh [options]
#
#   --no-build   start the existing images
#   --build      build even if images with the tag IMAGE_TAG exist
#   --help       print this
#
# IMAGE_TAG selects a version: images that exist locally or in the registry are started without building.

set -euo pipefail
# shellcheck source=lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

tag=${IMAGE_TAG:-$DEFAULT_TAG} build=yes
[ "$tag" = "$DEFAULT_TAG" ] || build='if missing'
case ${1:-} in
  --build)
    build=yes
    shift
    ;;
  --no-build)
    build=''
    shift
    ;;
esac
only_help "$@"

bash "$SCRIPTS_FOLDER/doctor.sh" --before up
bash "$SCRIPTS_FOLDER/create-secrets.sh"

# is_here IMAGE : whether the engine has it or could pull it from the stack's registry
is_here() { docker image inspect "$1" >/dev/null 2>&1 || { [[ $1 == */* ]] && docker pull "$1"; }; }
if [ "$build" = 'if missing' ]; then
  build=''
  for image in ${IMAGES[@]+"${IMAGES[@]}"}; do is_here "$image:$tag" || build=yes; done
fi
# A label with the commit would make compose replace containers in which nothing else changed, and would be wrong for
# uncommitted changes. Only images of a version and those that `build-images` builds record their commit.
[ "$tag" != "$DEFAULT_TAG" ] || export REVISION=${REVISION:-unknown}
[ -z "$build" ] || BUILD_FOR=$TASK_UP bash "$SCRIPTS_FOLDER/build-images.sh" --any-size

remove_former
leave_mode development
trap interrupted INT TERM
started=$(now)
if ! start_stack "${UP_TIMEOUT_SECONDS:-180}"; then
  bash "$SCRIPTS_FOLDER/doctor.sh" --before up || exit 1 # a port may have been taken in the meantime
  report_unhealthy
  fail 'The stack did not become healthy.' "$(task "$TASK_LOGS"); $(task "$TASK_DOWN")" crash
fi
good "healthy in $(since "$started")."
report_restarted "$started"
remove_former_networks

row() { printf '%-22s %-10s %10s  %s\n' "$@"; }
printf '\n%s%s%s\n' "$bold" "$(row service state image address)" "$reset"
"${COMPOSE[@]}" ps --all --format '{{.Service}} {{if .Health}}{{.Health}}{{else}}{{.State}}{{end}} {{.Image}}' |
  while read -r service state image; do
    size=$(docker image inspect --format '{{.Size}}' "$image" | awk '{ printf "%.1f MB", $1 / 1e6 }')
    address=''
    for i in "${!WEB_SERVICES[@]}"; do
      [ "${WEB_SERVICES[i]}" != "$service" ] || address=http://localhost:$(web_port "$i")
    done
    row "$service" "$state" "$size" "$address"
  done
# shellcheck disable=SC2046 # one image a word
base_notes $("${COMPOSE[@]}" ps --all --format '{{.Image}}' | sort -u)
printf '\nLogs: %s    Stop: %s\n' "$(task "$TASK_LOGS")" "$(task "$TASK_DOWN")"
