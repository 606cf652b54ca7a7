# shellcheck shell=bash
# Sourced by the recipes. A recipe builds one family of stand-in base images under their official names and pushes
# them to the lab's registry. lab/up runs the recipes, side by side.

# shellcheck disable=SC2034 # the recipe's folder, for the recipe
HERE=$(cd "$(dirname "$0")" && pwd)
. "$(dirname "${BASH_SOURCE[0]}")/../lib/lab.sh"
. "$(dirname "${BASH_SOURCE[0]}")/../lib/machine.sh"
. "$(dirname "${BASH_SOURCE[0]}")/../lib/packages.sh"
: "${PUBLISHED:?run through lab/up}"

# downloads are cached in the lab, not in the caller's home
export npm_config_cache=$LAB_HOME/cache/npm npm_config_update_notifier=false
export PIP_CACHE_DIR=$LAB_HOME/cache/pip PIP_DISABLE_PIP_VERSION_CHECK=1

WORK=$(mktemp -d "$LAB_WORK/recipe.XXXXXX") # the build context
trap 'rm -rf "$WORK"' EXIT

# needs RECIPE : waits until its images are there
needs() {
  flock --shared "$LAB_HOME/built/$1.lock" true
  [ -e "$LAB_HOME/built/$1" ] || die "its base '$1' could not be built"
}

# note NAME : the label that says so wherever a size is printed; images built from a stand-in inherit it
note() { printf 'org.projen-containers.base.note=lab stand-in for %s, not its bytes' "$1"; }

# build NAME [docker build option...] : NAME from $WORK/Dockerfile
build() {
  local name=$1
  shift
  docker build --progress=plain --label "$(note "$name")" --tag "$name" "$@" "$WORK"
}

# import_root NAME TAR [INSTRUCTION...] : NAME from a root file system
import_root() {
  local name=$1 tar=$2 label instruction options=()
  shift 2
  label=$(note "$name")
  for instruction in "LABEL ${label%%=*}=\"${label#*=}\"" "$@"; do options+=(--change "$instruction"); done
  docker import "${options[@]}" "$tar" "$name"
}

# publish NAME [ALIAS...] : pushes it, under its other names too; a name without a slash is one of Docker Hub's own
publish() {
  local image=$1 name remote
  for name; do
    remote=$name
    [[ $remote == */* ]] || remote=library/$remote
    docker tag "$image" "$name"
    docker tag "$image" "$LAB_REGISTRY/$remote"
    docker push --quiet "$LAB_REGISTRY/$remote"
    docker rmi "$LAB_REGISTRY/$remote"
    echo "$remote" >>"$PUBLISHED"
  done
}

# host_authorities : this machine's certificate authorities as $WORK/ca-bundle.crt, those added to Debian's own also as
# $WORK/ca/*.crt; behind a proxy that re-signs TLS, builds need them as well
host_authorities() {
  mkdir -p "$WORK/ca"
  find /usr/local/share/ca-certificates -name '*.crt' -exec cp -t "$WORK/ca" {} + 2>/dev/null || true
  cp /etc/ssl/certs/ca-certificates.crt "$WORK/ca-bundle.crt"
}

# python_package FOLDER REQUIREMENT [pip option...] : a wheel from PyPI
python_package() {
  local folder=$1 requirement=$2
  shift 2
  mkdir -p "$folder"
  python3 -m pip download --quiet --no-deps --only-binary=:all: --dest "$folder" "$@" "$requirement"
}

# npm_package FOLDER NAME@RANGE : a package from npm, unpacked
npm_package() {
  local packed
  packed=$(mktemp -d "$LAB_WORK/npm.XXXXXX")
  mkdir -p "$1"
  npm pack --silent --pack-destination "$packed" "$2" >/dev/null
  tar -xzf "$packed"/*.tgz -C "$1" --strip-components=1
  rm -rf "$packed"
}
