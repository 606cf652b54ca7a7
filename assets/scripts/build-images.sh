#!/usr/bin/env bash
# Builds the images of the stack, all in parallel.
#
#   build-images.sh [options]
#
#   --service NAME    build only this service; may be repeated
#   --tag TAG         image tag                    (default: $IMAGE_TAG, else local)
#   --platform LIST   such as linux/amd64,linux/arm64; more than one needs --push
#   --no-cache        run every step again
#   --any-size        report an image above its size budget without failing
#   --push            push to the registry instead of loading into the engine
#   --push-by-digest FILE  push without a tag and append PLATFORM=SERVICE@sha256:… to FILE
#   --attest          add provenance and an SBOM, which only a push can store
#   --cache WHERE     store layers outside the builder: gha (GitHub Actions) or registry (tag buildcache-PLATFORM)
#   --quiet           print nothing unless it fails
#   --help            print this
#
# Exit status: 0 built, 1 a build failed or an image is above its size budget, 2 wrong usage.

set -euo pipefail
# shellcheck source=lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

again=$(task "${BUILD_FOR:-$TASK_BUILD_IMAGES}") # the task that the user ran
targets=() options=() quiet='' push='' any_size='' platform='' digests='' cache='' attest=''
while [ $# -gt 0 ]; do
  case $1 in
    --service)
      option_value "$@"
      [[ " ${SERVICES[*]} " == *" $2 "* ]] || wrong_usage "no service \"$2\" is built here; there are: ${SERVICES[*]}."
      targets+=("$2")
      shift
      ;;
    --tag)
      option_value "$@"
      IMAGE_TAG=$2
      shift
      ;;
    --platform)
      option_value "$@"
      platform=$2
      options+=(--set "*.platform=$2")
      shift
      ;;
    --push-by-digest)
      option_value "$@"
      push=yes
      digests=$(from_caller "$2")
      shift
      ;;
    --cache)
      option_value "$@"
      case $2 in gha | registry) ;; *) wrong_usage "--cache takes gha or registry, not \"$2\"." ;; esac
      cache=$2
      shift
      ;;
    --attest) attest=yes ;;
    --no-cache) options+=(--no-cache) ;;
    --any-size) any_size=yes ;;
    --push) push=yes ;;
    --quiet) quiet=yes ;;
    *) only_help "$1" ;;
  esac
  shift
done
[ ${#targets[@]} -gt 0 ] || targets=("${SERVICES[@]}")
[[ -z $digests || $platform == */* && $platform != *,* ]] || wrong_usage '--push-by-digest needs --platform with one platform.'
[ -z "$attest" ] || [ -n "$push" ] || wrong_usage '--attest needs --push or --push-by-digest.'
if [ -n "$push" ]; then options+=(--push); else options+=(--load); fi
export IMAGE_TAG=${IMAGE_TAG:-$DEFAULT_TAG}
REVISION=${REVISION:-$(git rev-parse HEAD 2>/dev/null || echo unknown)}
export REVISION
# Newer versions of buildx ask before they read contexts outside the working directory; these belong to the stack.
export BUILDX_BAKE_ENTITLEMENTS_FS=0

bash "$SCRIPTS_FOLDER/doctor.sh" --before build
use_build_secrets

work=$(mktemp -d "${TMPDIR:-/tmp}/build-images.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'warn Interrupted.; exit 130' INT TERM
log=$work/log stats=$work/stats

if [ -n "$attest" ]; then
  scanner=$(pinned sbom-scanner)
  options+=(--provenance mode=max --sbom "${scanner:+generator=}${scanner:-true}")
fi
if [ -n "$digests" ]; then
  options+=(--set '*.output=type=image,push=true,push-by-digest=true,name-canonical=true' --metadata-file "$work/metadata")
fi
for i in "${!SERVICES[@]}"; do
  service=${SERVICES[i]} scope=${platform:+-${platform//[\/,]/-}}
  [[ " ${targets[*]} " == *" $service "* ]] || continue
  options+=(--set "$service.context=$ROOT/${CONTEXTS[i]}")
  [ -z "$digests" ] || options+=(--set "$service.tags=${IMAGES[i]}")
  # Every image and platform has its own cache; otherwise the last one would overwrite the others. mode=max keeps the
  # layers of all stages: those that install, not only those that ship.
  case $cache in
    gha) place="type=gha,scope=$STACK-$service$scope" ;;
    registry) place="type=registry,ref=${IMAGES[i]}:buildcache$scope" ;;
    *) continue ;;
  esac
  options+=(--set "$service.cache-from=$place" --set "$service.cache-to=$place,mode=max,ignore-error=true")
done

# Reads BuildKit's plain progress: writes each service's step times and context to the file `stats`, and prints
# everything if there is no terminal, or one coloured line for each step that runs if there is one.
# shellcheck disable=SC2016 # the dollars are awk's
present='
  function service(label,  word) { split(label, word, " "); return (word[1] in known) ? word[1] : only }
  BEGIN { split(services, list, " "); for (i in list) known[list[i]] = 1; only = (list[2] == "") ? list[1] : "" }
  mode == "plain" { print; fflush() }
  match($0, /^#[0-9]+ \[[^]]*\]/) && !($1 in owner) {
    label = substr($0, index($0, "[") + 1); sub(/\].*/, "", label); owner[$1] = service(label)
    if (label !~ /(^| )(internal|auth)$/) step[$1] = substr($0, index($0, "["))
  }
  $2 == "transferring" && $3 == "context:" { context[owner[$1]] = $4 }
  $2 == "DONE" { seconds[owner[$1]] += $3 }
  mode == "color" && $1 in step {
    # A step is shown once it prints something; cached steps never do.
    if ($2 ~ /^[0-9.]+$/ && !told[$1]++) printf "%s… %.*s%s\n", dim, width, step[$1], reset
    if ($2 == "DONE" && (told[$1] || $3 != "0.0s")) printf "%s✓%s %.*s %s%s%s\n", green, reset, width, step[$1], dim, $3, reset
    if ($2 == "CACHED") cached++
    if ($2 == "ERROR:") printf "%s✗ %s%s\n", red, $0, reset
    fflush()
  }
  END {
    if (mode == "color" && cached) printf "%s✓ cached steps: %d%s\n", dim, cached, reset
    for (name in known) printf "%s %.1f %s\n", name, seconds[name], (name in context) ? context[name] : "-" > stats }'

# mawk, unless told otherwise, reads a pipe in blocks: progress would show only at the end.
awk=(awk)
! awk -W version </dev/null 2>&1 | grep -q '^mawk' || awk+=(-W interactive)

build() {
  local mode=plain
  if [ -n "$quiet" ]; then mode=quiet; elif [ -n "$bold" ]; then mode=color; fi
  # Bake parses .env of the folder that it runs in, and fails if compose could not read it; an application may have its own there.
  (cd "$work" && docker buildx bake --file "$ROOT/$BAKE_FILE" --progress plain "${options[@]}" "${targets[@]}") 2>&1 | tee "$log" |
    "${awk[@]}" -v mode=$mode -v services="${targets[*]}" -v stats="$stats" -v width="$((${COLUMNS:-100} - 12))" \
      -v dim="$dim" -v green="$green" -v red="$red" -v reset="$reset" "$present"
}

UNKNOWN_NAME='(^|[^a-z])ENOTFOUND|EAI_AGAIN|no such host|could not resolve|Temporary failure'
NO_NETWORK="$UNKNOWN_NAME|i/o timeout|TLS handshake timeout|connection (reset|refused|timed out)|network is unreachable|ETIMEDOUT|ECONNRESET|ECONNREFUSED|failed to fetch|attempts to connect to|FailedToOpenSocket|error sending request|unexpected EOF|(50[0234]|429) (Internal|Bad|Service|Gateway|Too)|toomanyrequests"
# In the output of a step, the own machine is the container of that step; elsewhere it may have a registry.
OWN_MACHINE='^(#[0-9]+ )?[0-9]+\.[0-9]+ .*(::1|127\.0\.0\.1|localhost):[0-9]+'

# unreached_hosts : the hosts that the log names where it speaks of the network
unreached_hosts() {
  { grep -iE "$NO_NETWORK" "$log" || true; } |
    { grep -oiE "(https?://|(ENOTFOUND|EAI_AGAIN|connect to|lookup|resolv(e|ing)|host[:=])[ '\"]*)[a-z0-9][a-z0-9.-]*\.[a-z]{2,}" || true; } |
    sed 's/.*[^a-zA-Z0-9.-]//' | sort -u | head -n 3 | paste -s -d , - | sed 's/,/, /g'
}

# cause : what most likely broke the build, as one word
cause() {
  if grep -qiE 'no space left on device|ENOSPC|disk quota exceeded' "$log"; then
    echo disk
  elif grep -qiE 'npm ci. can only install|Regenerate the lock file|package-lock.json.* (not in sync|out of sync)|lockfile.*needs to be updated|poetry\.lock was last generated|ERR_PNPM_OUTDATED_LOCKFILE|lockfile would have been modified|lockfile had changes|Hash mismatch|DO NOT MATCH THE HASHES' "$log"; then
    echo lock
  elif grep -qiE 'SELF_SIGNED_CERT|UNABLE_TO_(GET_ISSUER|VERIFY)|self-signed certificate|certificate verify failed|invalid peer certificate|UnknownIssuer' "$log"; then
    echo certificate
  elif grep -qiE 'from Google Fonts|requesting https://fonts\.googleapis' "$log"; then
    echo fonts
  elif grep -qE 'Error occurred prerendering page|Export encountered an? error' "$log"; then
    echo page
  elif grep -qiE "$UNKNOWN_NAME" "$log"; then
    echo network # and what could not be looked up there may look like a package that does not exist
  elif grep -qiE '\.(tgz|whl|tar\.gz)("?: Request failed "404|.{0,20} 404)|code E404|ERR_PNPM_(FETCH_404|NO_MATCHING_VERSION)|No matching (version|distribution) found|there (is no version|are no versions) of' "$log"; then
    echo missing
  elif grep -qvE "$OWN_MACHINE" < <(grep -iE "$NO_NETWORK" "$log"); then
    echo network
  elif grep -qiE 'unauthorized|denied|authentication required|E40[13]' "$log"; then
    echo access
  elif grep -qiE 'not supported for the docker driver|not implemented for docker driver|multiple platforms feature is currently not supported' "$log"; then
    echo builder
  elif grep -qiE 'failed to resolve source metadata|manifest unknown|not found: manifest' "$log"; then
    echo registry
  elif grep -qiE 'failed to build .?[a-z0-9._-]+==|failed building wheel for' "$log"; then
    echo wheel
  elif grep -qE 'Module not found|Cannot find module|ModuleNotFoundError' "$log"; then
    echo module
  elif grep -qE 'gyp ERR! (find Python|build error|stack Error: not found: make)' "$log"; then
    echo compiler # after all others, since the installation goes on without optional modules
  elif grep -qi refused < <(grep -E "$OWN_MACHINE" "$log"); then
    echo server
  elif grep -qE 'failed to (compute cache key|calculate checksum).*not found' "$log"; then
    echo file
  else echo step; fi
}

# failure : the place of the step that failed, and what it printed; BuildKit itself repeats only the last ten lines
failure() {
  local step
  step=$(sed -n '/^#[0-9]* ERROR: /{ s/ .*//p; q; }' "$log")
  sed -nE '/^([^ ]*Dockerfile:[0-9]+$|ERROR: )/,$p' "$log"
  { grep -E "^$step [0-9]+\.[0-9]+ " "$log" || true; } | sed 's/^[^ ]* [^ ]* //; /^npm notice/d' | tail -n 40
}

explain() {
  local cause=$1 hosts place
  [ -z "$quiet$bold" ] || failure >&2
  case $cause in
    disk) fail 'The engine has no disk space left.' "$(task "$TASK_CLEAN_IMAGES"), and docker system df; then $again" disk ;;
    lock) fail 'A lock file does not fit its manifest, or its package manager.' "lock the dependencies again (npm or pnpm install, uv lock, poetry lock or uv pip compile), commit the lock file; then $again" lock-file ;;
    network)
      hosts=$(unreached_hosts)
      fail "The network failed $attempts times: ${hosts:-a package registry or an image registry} cannot be reached from the build." "check the network ($(task "$TASK_DOCTOR") looks at proxy and certificates); then $again" network
      ;;
    fonts) fail "The network failed $attempts times: next/font/google fetches its fonts while the image is built, and Google Fonts cannot be reached from there." "let the build reach fonts.googleapis.com and fonts.gstatic.com, or keep the fonts in the repository with next/font/local; then $again" fonts ;;
    page) fail 'Next.js renders a page while the image is built, and the code of the page fails there.' "if it asks a service or a database, render it at run time: export const dynamic = 'force-dynamic', or connection() of next/server; if it wants a setting, name that in buildEnvironment; if it wants a suspense boundary, wrap what calls useSearchParams() in <Suspense>; then $again" page ;;
    certificate) fail 'A registry shows a certificate that the build does not trust: something between re-signs the traffic.' "give the build the authority: buildSecrets: [BuildSecret.certificateAuthority()] and BUILD_CA_FILE=its certificate; then $again" network ;;
    missing) fail 'A registry does not have a package that is asked for, or not in that version.' "lock a version that is there, or give the build the settings of the registry that has it; then $again" registry ;;
    access) fail 'A registry refused access.' "docker login, or give the build its .npmrc or pip.conf; then $again" registry ;;
    registry) fail 'A base image cannot be found.' "check the lines of $PINS_FILE, then npx projen; then $again" registry ;;
    builder) fail 'The builder cannot do this: that of the engine knows one platform, and no attestations, no cache elsewhere, no push by digest.' "docker buildx create --use, which makes one that can; then $again" builder ;;
    wheel) fail 'A Python package has no wheel for this version of Python, and could not be compiled.' "set pythonVersion to the one that its pin was made for, pin a newer release, or name the headers that it lacks in systemPackages.builder; then $again" wheel ;;
    module) fail 'The code imports a module that the build does not have.' "npx projen, which adds new files and folders to the build; commit the module if git ignores it; or add the package that is missing; then $again" missing-files ;;
    compiler) fail 'A package of Node.js has no binary for this system, and could not be compiled while it was installed.' "add what compiles it: addInstructions(InstructionPoint.BEFORE_DEPENDENCIES, Instruction.run(['apk add --no-cache g++ make python3'])), with apt-get on Debian; then $again" compiler ;;
    server) fail 'The build asks for a server on its own machine, and none runs there while an image is built.' "let the code do without it in the build, where NEXT_PHASE is phase-production-build; then $again" page ;;
    file) fail 'A file that the build needs is not there, or the ignore file excludes it.' "put it back, or npx projen if it was renamed or removed; then $again" missing-files ;;
    *)
      place=$(sed -nE 's/^ > (\[[^]]*\]).*/, \1/p; s/^[^ ]*Dockerfile:([0-9]+)$/ in line \1 of its Dockerfile/p' "$log" | tr -d '\n')
      fail "A build step failed$place; its output is above." "mend what its last lines name; then $again" build-failures
      ;;
  esac
}

started=$(now) attempts=1
until build; do
  [[ "$(cause)" =~ ^(network|fonts)$ ]] && [ $attempts -lt 3 ] || explain "$(cause)"
  pause=$((${BUILD_RETRY_SECONDS:-5} * attempts))
  warn "the network failed; trying again in $pause s ($attempts of 2)."
  sleep "$pause"
  attempts=$((attempts + 1))
done
if [ -n "$digests" ]; then
  # buildx writes the file with two spaces for each level.
  pushed=$(awk -v targets="${targets[*]}" '
    /^  "[^"]+": \{$/ { split($0, part, "\""); name = part[2] }
    /^    "containerimage\.digest": / { split($0, part, "\""); digest[name] = part[4] }
    END { count = split(targets, list, " "); for (i = 1; i <= count; i++) if (list[i] in digest) printf " %s@%s", list[i], digest[list[i]] }' "$work/metadata")
  printf '%s=%s\n' "${platform//\//-}" "${pushed# }" >>"$digests"
fi
[ -z "$push" ] || {
  good "pushed ${targets[*]} in $(since "$started")."
  exit
}

# The table: what was built, and whether it is within its budget.
above=''
row() { printf '%-34s %10s %20s %10s %8s %12s %12s\n' "$@"; }
megabytes() { awk -v b="$1" 'BEGIN { printf "%.1f MB", b / 1e6 }'; }

# The floor is the smallest possible size of an image: the base, the runtime, the application. Computing it means reading
# the layers, which the library's command does; the result is cached until the image changes.
floors=$REPORTS_FOLDER/floors
# floor IMAGE ID BYTES : the floor, and how far the size is above it
floor() {
  local command bytes
  if ! grep -qsF "$1 $2 " "$floors"; then
    mkdir -p "$REPORTS_FOLDER"
    command=$(library_command) && "$command" image-report --stack "$STACK" --floors "${targets[@]/#/--service=}" >"$floors" 2>/dev/null || true
  fi
  bytes=$(awk -v image="$1" -v id="$2" '$1 == image && $2 == id { print $4 }' "$floors" 2>/dev/null) || true
  case $bytes in
    '' | -) echo - ;;
    *) awk -v b="$3" -v floor="$bytes" 'BEGIN { printf "%.1f MB +%.1f %%", floor / 1e6, (b / floor - 1) * 100 }' ;;
  esac
}
table() {
  local built=() i service image id bytes layers seconds context mark
  printf '\n%s%s%s\n' "$bold" "$(row image size floor budget layers context 'step time')" "$reset"
  for i in "${!SERVICES[@]}"; do
    service=${SERVICES[i]} image=${IMAGES[i]}:$IMAGE_TAG
    [[ " ${targets[*]} " == *" $service "* ]] || continue
    built+=("$image")
    read -r id bytes layers < <(docker image inspect --format '{{.Id}} {{.Size}} {{len .RootFS.Layers}}' "$image")
    read -r seconds context < <(awk -v s="$service" '$1 == s { print $2, $3 }' "$stats")
    mark=''
    if [ "$bytes" -gt $((BUDGETS_MB[i] * 1000000)) ]; then mark=' ✗' above="$above $service"; fi
    row "$image" "$(megabytes "$bytes")$mark" "$(floor "$image" "$id" "$bytes")" "${BUDGETS_MB[i]} MB" "$layers" "$context" "$seconds s"
  done
  base_notes ${built[@]+"${built[@]}"}
}
elapsed=$(since "$started")
if [ -n "$quiet" ]; then table >/dev/null; else table; fi
if [ -n "$above" ]; then
  [ -n "$any_size" ] || fail "Above the size budget:$above." "docker history, to see which layer; or raise sizeBudgetMegabytes" budget
  warn "Above the size budget:$above."
fi
[ -n "$quiet" ] || good "built ${targets[*]} in $elapsed."
