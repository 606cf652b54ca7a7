#!/usr/bin/env bash
# Scans the images of the stack with Trivy for vulnerabilities, secrets and misconfiguration, and writes reports:
# SARIF for code scanning, and SBOMs in CycloneDX and SPDX format.
#
#   scan-images.sh [options]
#
#   --service NAME      scan only this service; may be repeated
#   --tag TAG           image tag                         (default: $IMAGE_TAG, else local)
#   --pull              pull the images from the registry first
#   --severity LIST     severities that fail the scan     (default: HIGH,CRITICAL)
#   --ignore-unfixed    ignore vulnerabilities without a fix
#   --ignore-file FILE  accepted findings                 (default: .trivyignore.yaml, if it exists)
#   --scanners LIST     any of vuln, secret, misconfig    (default: all three)
#   --offline           download nothing; use the local vulnerability database
#   --output FOLDER     folder of the reports             (default: reports, beside the compose file)
#   --sbom-only         write SBOMs without scanning
#   --help              print this
#
# Uses the Trivy on this machine, or else the container image in the pins file:
# FROM aquasec/trivy:VERSION@sha256:… AS trivy. If syft is installed, it makes the SBOMs.
# Accepted findings need a reason and an expiry date: id: CVE-…, statement: why, expired_at: 2030-01-31; see
# https://trivy.dev/latest/docs/configuration/filtering/
#
# Exit status: 0 nothing found, 1 something found or the scan failed, 2 wrong usage.

set -euo pipefail
# shellcheck source=lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

chosen=() severity=HIGH,CRITICAL ignore_file='' scanners=vuln,secret,misconfig offline='' pull='' output=$REPORTS_FOLDER sbom_only=''
filters=()
while [ $# -gt 0 ]; do
  case $1 in
    --service | --tag | --severity | --ignore-file | --scanners | --output) option_value "$@" ;;
  esac
  case $1 in
    --service)
      [[ " ${SERVICES[*]} " == *" $2 "* ]] || wrong_usage "no service \"$2\" is built here; there are: ${SERVICES[*]}."
      chosen+=("$2")
      shift
      ;;
    --tag) IMAGE_TAG=$2 && shift ;;
    --severity)
      severity=$2
      [[ $severity =~ ^(UNKNOWN|LOW|MEDIUM|HIGH|CRITICAL)(,(UNKNOWN|LOW|MEDIUM|HIGH|CRITICAL))*$ ]] ||
        wrong_usage "--severity takes UNKNOWN, LOW, MEDIUM, HIGH, CRITICAL, with commas between, not \"$severity\"."
      shift
      ;;
    --ignore-file)
      ignore_file=$(from_caller "$2")
      [ -f "$ignore_file" ] || wrong_usage "there is no file $ignore_file."
      shift
      ;;
    --scanners)
      scanners=$2
      [[ $scanners =~ ^(vuln|secret|misconfig)(,(vuln|secret|misconfig))*$ ]] || wrong_usage "--scanners takes vuln, secret, misconfig, with commas between, not \"$scanners\"."
      shift
      ;;
    --output) output=$(from_caller "$2") && shift ;;
    --pull) pull=yes ;;
    --ignore-unfixed) filters+=(--ignore-unfixed) ;;
    --offline) offline=yes ;;
    --sbom-only) sbom_only=yes ;;
    *) only_help "$1" ;;
  esac
  shift
done
[ ${#chosen[@]} -gt 0 ] || chosen=("${SERVICES[@]}")
tag=${IMAGE_TAG:-$DEFAULT_TAG}
[ -n "$ignore_file" ] || [ ! -f .trivyignore.yaml ] || ignore_file=.trivyignore.yaml

require_engine
again=$(task "$TASK_SCAN")
trivy_image=$(pinned trivy)
has_syft='' has_trivy=''
! command -v syft >/dev/null || has_syft=yes
# Syft alone makes the SBOMs.
if [ -z "$sbom_only" ] || [ -z "$has_syft" ]; then
  ! command -v trivy >/dev/null || has_trivy=local
  [ -n "$has_trivy" ] || [ -z "$trivy_image" ] || has_trivy=container
  [ -n "$has_trivy" ] ||
    fail 'Trivy is not installed.' "https://trivy.dev/latest/getting-started/installation/, or add its image to $PINS_FILE: FROM aquasec/trivy:VERSION AS trivy; then $again"
fi

if [ "$has_trivy" = container ] && ! docker image inspect "$trivy_image" >/dev/null 2>&1; then
  docker pull --quiet "$trivy_image" >/dev/null ||
    fail "Trivy is not installed, and its image $trivy_image cannot be pulled." "https://trivy.dev/latest/getting-started/installation/, or name an image that can be pulled in $PINS_FILE; then $again" registry
fi

mkdir -p "$output"
work=$(mktemp -d "${TMPDIR:-/tmp}/scan-images.XXXXXX")
trap 'rm -rf "$work"' EXIT
# Accepted findings without a reason or an expiry date, or past it, which Trivy does not report itself.
review() {
  awk -v today="$(date +%Y-%m-%d)" '
    function value(line) { sub(/^[^:]*: */, "", line); gsub(/[",}]|\047/, "", line); return line }
    function say() {
      if (id == "") return
      if (!reason) print id " is accepted without a reason (statement)."
      if (end == "") print id " is accepted without an end (expired_at)."
      else if (end < today) print id " was accepted until " end "; it counts again."
    }
    /^ *- *({ *)?id:/ { say(); line = $0; sub(/^[^:]*: */, "", line); sub(/[ ,}].*/, "", line); id = line; reason = 0; end = "" }
    /statement:/ { reason = 1 }
    match($0, /expired_at: *[0-9-]+/) { end = value(substr($0, RSTART, RLENGTH)) }
    END { say() }' "$1"
}
[ -z "$ignore_file" ] || {
  review "$ignore_file" | while IFS= read -r line; do warn "$line"; done
  cp "$ignore_file" "$work/${ignore_file##*/}" # where the container can read it too
  filters+=(--ignorefile "$work/${ignore_file##*/}")
}

# trivy_here ARGUMENTS : trivy, wherever it comes from. The container gets the folder of this run and a cache, but not the
# engine's socket, which would give it control of the machine.
trivy_here() {
  local cache=${TRIVY_CACHE_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/trivy}
  if [ $has_trivy = local ]; then
    trivy "$@"
  else
    mkdir -p "$cache"
    docker run --rm --user "$(id -u):$(id -g)" --cap-drop ALL --security-opt no-new-privileges --read-only --tmpfs /tmp \
      --volume "$work:$work" --volume "$cache:/cache" --env TRIVY_CACHE_DIR=/cache \
      --env TRIVY_DB_REPOSITORY --env TRIVY_JAVA_DB_REPOSITORY --env HTTPS_PROXY --env HTTP_PROXY --env NO_PROXY "$trivy_image" "$@"
  fi
}

# scan ARCHIVE REPORT OPTION... : one scan, as Trivy's own JSON; every other format is made from it
scan() {
  local archive=$1 report=$2
  shift 2
  local options=(--input "$archive" --scanners "$scanners" --list-all-pkgs --format json --output "$report" --quiet)
  local configuration=${scanners#vuln,}
  configuration=${configuration%,vuln}
  [ "$configuration" = vuln ] || options+=(--image-config-scanners "${configuration/,vuln,/,}")
  [ -z "$offline" ] || options+=(--offline-scan --skip-db-update --skip-java-db-update --skip-check-update)
  trivy_here image "${options[@]}" "$@" 2>"$work/errors"
}
# scan_or_fail ARCHIVE REPORT : without a network, falls back to the local database
scan_or_fail() {
  scan "$@" && return
  if [ -z "$offline" ] && grep -qiE 'failed to download|DB error|java DB|checks bundle' "$work/errors"; then
    offline=yes
    if scan "$@"; then
      warn 'Trivy could not download its newest vulnerability database; an older one on this machine was used.'
      return
    fi
  fi
  if grep -qiE 'first run|failed to download|DB error|no such file.*trivy\.db' "$work/errors"; then
    fail 'Trivy has no vulnerability database on this machine, and could not download one.' \
      "trivy image --download-db-only where there is a network, or TRIVY_DB_REPOSITORY=a mirror of it; without one: $again --scanners secret,misconfig" network
  fi
  cat "$work/errors" >&2
  fail 'Trivy could not scan the image; what it said is above.' "$again"
}

found='' written=0
write() { # NAME : out of the run's folder into the reports'
  mv -f "$work/$1" "$output/$1"
  written=$((written + 1))
}
for i in "${!SERVICES[@]}"; do
  service=${SERVICES[i]} image=${IMAGES[i]}:$tag
  [[ " ${chosen[*]} " == *" $service "* ]] || continue
  [ -z "$pull" ] || docker pull --quiet "$image" >/dev/null || fail "$image cannot be pulled." 'docker login; or publish it first' registry
  docker image inspect "$image" >/dev/null 2>&1 || fail "$image is not built." "$(task "$TASK_BUILD_IMAGES")"
  archive=$work/$service.tar
  docker save --output "$archive" "$image"
  if [ -z "$sbom_only" ]; then
    info "${bold}$image$reset"
    scan_or_fail "$archive" "$work/$service.trivy.json" ${filters[@]+"${filters[@]}"}
    # 10, because Trivy's own failures are 1.
    status=0
    trivy_here convert --quiet --format table --severity "$severity" --exit-code 10 "$work/$service.trivy.json" || status=$?
    case $status in 0) ;; 10) found="$found $service" ;; *) fail 'Trivy could not print its findings.' "$again" ;; esac
    trivy_here convert --quiet --format sarif --output "$work/$service.sarif" "$work/$service.trivy.json"
    write "$service.sarif"
  elif [ -z "$has_syft" ]; then
    scanners=secret # packages are listed with any scanner, and the secret scanner needs no database
    scan_or_fail "$archive" "$work/$service.trivy.json"
  fi
  if [ -n "$has_syft" ]; then
    syft scan --quiet "docker-archive:$archive" --source-name "${IMAGES[i]}" --source-version "$tag" \
      --output "cyclonedx-json=$work/$service.cyclonedx.json" --output "spdx-json=$work/$service.spdx.json"
  else
    trivy_here convert --quiet --format cyclonedx --output "$work/$service.cyclonedx.json" "$work/$service.trivy.json"
    trivy_here convert --quiet --format spdx-json --output "$work/$service.spdx.json" "$work/$service.trivy.json"
  fi
  write "$service.cyclonedx.json"
  write "$service.spdx.json"
  rm -f "$archive"
done

good "$written reports in $output"
[ -z "$found" ] || fail "Findings of severity $severity in:$found." "update what has a fix (base images: $PINS_FILE), accept the rest in .trivyignore.yaml with a reason and an end; then $again"
[ -n "$sbom_only" ] || good "nothing of severity $severity in ${chosen[*]}"
