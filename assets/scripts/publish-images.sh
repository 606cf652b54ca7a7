#!/usr/bin/env bash
# Publishes images that build-images.sh pushed by digest: combines the platforms of each image, signs and tags it.
#
#   publish-images.sh --digests LIST... [options]
#
#   --digests LIST  what was pushed for one platform: SERVICE@sha256:…, separated by spaces; repeat for each platform
#   --tag TAG       add this tag; may be repeated
#   --ref REF       add the tags for a Git reference: main for refs/heads/main; 1.2.3, 1.2 and 1 for refs/tags/v1.2.3
#   --sign          sign with cosign, as the identity that runs this; on GitHub, the workflow
#   --summary FILE  append a summary of what was published to FILE, as Markdown
#   --help          print this
#
# The commit is also a tag, except for versions: the image of a commit stays when the commit becomes a version. 1.2 and 1 do
# not move if, according to the tags of this clone, a newer version has them. A version before 1.0 gets no one-number tag, a
# pre-release only its own tag.
#
# Exit status: 0 published, 1 it failed, 2 wrong usage.

set -euo pipefail
# shellcheck source=lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

pushed=() tags=() first='' sign='' summary=''

# version_tags TAG : the image tags of a version
version_tags() {
  local version=${1#v}
  printf '%s\n' "${version//+/_}" # tags must not contain a plus
  [[ $version =~ ^([0-9]+)\.([0-9]+)\.[0-9]+$ ]] || return 0
  local major=${BASH_REMATCH[1]} minor=${BASH_REMATCH[1]}.${BASH_REMATCH[2]}
  ! is_newest "$1" "v$minor.*" || printf '%s\n' "$minor"
  [ "$major" = 0 ] || ! is_newest "$1" "v$major.*" || printf '%s\n' "$major"
}
is_newest() { # TAG PATTERN
  local newest
  newest=$({
    git tag --list "$2" | grep -E '^v[0-9]+\.[0-9]+\.[0-9]+$' || true
    echo "$1"
  } | sort --version-sort | tail -n 1)
  [ "$newest" = "$1" ]
}

while [ $# -gt 0 ]; do
  case $1 in --digests | --tag | --ref | --summary) option_value "$@" ;; esac
  case $1 in
    --digests)
      for image in $2; do
        [[ $image =~ ^[a-z0-9-]+@sha256:[0-9a-f]{64}$ && " ${SERVICES[*]} " == *" ${image%@*} "* ]] ||
          wrong_usage "--digests takes SERVICE@sha256:… of ${SERVICES[*]}, not \"$image\"."
        pushed+=("$image")
      done
      shift
      ;;
    --tag) tags+=("$2") && shift ;;
    --ref)
      case $2 in
        refs/heads/?*)
          branch=${2#refs/heads/}
          tags+=("${branch//\//-}")
          ;;
        refs/tags/v[0-9]*.[0-9]*.[0-9]*)
          {
            IFS= read -r first
            while IFS= read -r tag; do tags+=("$tag"); done
          } < <(version_tags "${2#refs/tags/}")
          ;;
        *) wrong_usage "--ref takes refs/heads/BRANCH or refs/tags/vX.Y.Z, not \"$2\"." ;;
      esac
      shift
      ;;
    --sign) sign=yes ;;
    --summary) summary=$(from_caller "$2") && shift ;;
    *) only_help "$1" ;;
  esac
  shift
done
[ ${#pushed[@]} -gt 0 ] || wrong_usage '--digests is missing.'
for tag in ${first:+"$first"} ${tags[@]+"${tags[@]}"}; do
  [[ $tag =~ ^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$ ]] || wrong_usage "\"$tag\" cannot be a tag of an image."
done
command -v docker >/dev/null || fail 'docker is not installed.' https://docs.docker.com/engine/install/
[ -z "$sign" ] || command -v cosign >/dev/null || fail 'cosign is not installed.' https://docs.sigstore.dev/cosign/system_config/installation/

[ -n "$first" ] || first=$(git rev-parse HEAD) || fail 'This is no clone of a Git repository, so the commit is not known.'

# index IMAGE TAG SOURCE... : combines the sources into one image with this tag
index() {
  docker buildx imagetools create --tag "$1:$2" "${@:3}" || fail "$1 could not be put together in the registry." 'docker login; then run it again' registry
}

# All images are signed before any tag that others follow points to them.
published=() digests=()
for i in "${!SERVICES[@]}"; do
  image=${IMAGES[i]} sources=()
  for each in "${pushed[@]}"; do [ "${each%@*}" != "${SERVICES[i]}" ] || sources+=("$image@${each#*@}"); done
  [ ${#sources[@]} -gt 0 ] || continue
  index "$image" "$first" "${sources[@]}"
  digest=$(docker buildx imagetools inspect "$image:$first" | sed -n 's/^Digest: *//p')
  [ -z "$sign" ] || cosign sign --yes "$image@$digest" || fail "$image@$digest could not be signed." 'on GitHub the job needs id-token: write' sign
  published+=("$image") digests+=("$digest")
done
for i in "${!published[@]}"; do
  for tag in ${tags[@]+"${tags[@]}"}; do index "${published[i]}" "$tag" "${published[i]}@${digests[i]}"; done
  good "${published[i]}@${digests[i]}, tagged $first${tags[*]+ ${tags[*]}}"
done

[ -n "$summary" ] || exit 0
# shellcheck disable=SC2016 # the backticks are Markdown's
{
  printf '### Published images\n\n| image | digest |\n|---|---|\n'
  for i in "${!published[@]}"; do printf '| `%s` | `%s` |\n' "${published[i]}" "${digests[i]}"; done
  printf '\nTags:'
  printf ' `%s`' "$first" ${tags[@]+"${tags[@]}"}
  echo
  if [ -n "$sign" ] && [ -n "${GITHUB_WORKFLOW_REF:-}" ]; then
    printf '\nTo verify who built one:\n\n```sh\n'
    printf 'cosign verify --certificate-oidc-issuer https://token.actions.githubusercontent.com \\\n'
    printf '  --certificate-identity %s \\\n' "${GITHUB_SERVER_URL:-https://github.com}/$GITHUB_WORKFLOW_REF"
    printf '  %s@%s\n```\n' "${published[0]}" "${digests[0]}"
  fi
} >>"$summary"
