#!/usr/bin/env bash
# Loads the images of the stack into a local Kubernetes cluster, minikube's or kind's, and checks that they are there.
#
#   load-minikube.sh [options]
#
#   --profile NAME   the minikube profile            (default: minikube)
#   --kind [NAME]    load into this kind cluster instead (default name: kind)
#   --tag TAG        image tag                       (default: $IMAGE_TAG, else local)
#   --help           print this
#
# Exit status: 0 loaded, 1 an image or the cluster is missing or loading failed, 2 wrong usage.

set -euo pipefail
# shellcheck source=lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

tool=minikube cluster=minikube options=''
while [ $# -gt 0 ]; do
  case $1 in
    --profile)
      option_value "$@"
      cluster=$2 options="$options profile"
      shift
      ;;
    --kind)
      tool=kind cluster=kind options="$options kind"
      case ${2:-} in '' | --*) ;; *)
        cluster=$2
        shift
        ;;
      esac
      ;;
    --tag)
      option_value "$@"
      IMAGE_TAG=$2
      shift
      ;;
    *) only_help "$1" ;;
  esac
  shift
done
[[ $options != *profile* || $options != *kind* ]] || wrong_usage '--profile is minikube'\''s: leave it out, or --kind.'
tag=${IMAGE_TAG:-$DEFAULT_TAG}

again=$(task "$TASK_LOAD_MINIKUBE")
if [ $tool = kind ]; then
  again="$again --kind $cluster" site=https://kind.sigs.k8s.io/docs/user/quick-start/#installation why="kind export logs --name $cluster"
else
  site=https://minikube.sigs.k8s.io/docs/start/ why="minikube logs --profile $cluster"
fi
command -v $tool >/dev/null || fail "$tool is not installed." "install it, $site; then $again"
require_engine
require_images

# On a cluster's nodes, images are identified by the name as Kubernetes completes it and by the image's id.
full_name() {
  case $1 in
    *.*/* | *:*/* | localhost/*) echo "$1" ;;
    */*) echo "docker.io/$1" ;;
    *) echo "docker.io/library/$1" ;;
  esac
}
# The containerd image store uses the manifest as the image's id, clusters use its configuration, so they cannot be compared.
comparable() { [[ $(docker info --format '{{.DriverStatus}}') != *io.containerd.snapshotter* ]]; }
identity() { docker image inspect --format '{{.Id}}' "$1"; }

minikube_ready() {
  local status
  status=$(minikube status --profile "$cluster" --format '{{.Host}} {{.APIServer}}' 2>/dev/null </dev/null) || true
  case $status in
    *'Running Running'*) ;;
    *) fail "The minikube profile \"$cluster\" is not running." "minikube start --profile $cluster; then $again (minikube profile list names those that there are)" ;;
  esac
}
# As an archive: given a name, minikube looks in its own idea of a Docker Engine rather than docker's current context, and
# then in a public registry, where anyone may own that name.
minikube_load() {
  local archive=$work/image.tar
  docker save --output "$archive" "$1"
  minikube image load --profile "$cluster" "$archive" </dev/null
  rm -f "$archive"
}
minikube_has() {
  # One image per line, with all its fields.
  minikube image ls --profile "$cluster" --format json </dev/null | tr '{' '\n' | grep -F -e "\"$1\"" -e "\"$2\""
}

kind_ready() {
  grep -qx "$cluster" <<<"$(kind get clusters 2>/dev/null </dev/null)" ||
    fail "There is no kind cluster \"$cluster\", or its engine does not answer." "kind create cluster --name $cluster; then $again"
}
kind_load() { kind load docker-image "$1" --name "$cluster" </dev/null; }
# Prints the image's details if every node has it, except load balancer nodes, which run no containers.
kind_has() {
  local node
  for node in $(kind get nodes --name "$cluster" </dev/null | grep -v -- '-external-load-balancer$'); do
    docker exec "$node" crictl inspecti "$2" </dev/null 2>/dev/null || return 1
  done
}

work=$(mktemp -d "${TMPDIR:-/tmp}/load-minikube.XXXXXX")
trap 'rm -rf "$work"' EXIT
"${tool}_ready"
if comparable; then compare=yes; else compare=''; fi
for image in ${IMAGES[@]+"${IMAGES[@]}"}; do
  started=$(now)
  # minikube can fail to load an image and still exit with status 0, so verify it: kubernetes/minikube#21393
  "${tool}_load" "$image:$tag" || fail "$tool could not load $image:$tag into \"$cluster\"; what it said is above." "$again"
  "${tool}_has" "$image:$tag" "$(full_name "$image:$tag")" >"$work/details" ||
    fail "$image:$tag was loaded, but \"$cluster\" does not have it." "$why"
  id=$(identity "$image:$tag")
  [ -z "$compare" ] || grep -qF "${id#sha256:}" "$work/details" ||
    fail "\"$cluster\" still has an older $image:$tag, which a pod uses." "end the pods that use it (kubectl delete deployment …); then $again"
  good "$image:$tag is in $tool's \"$cluster\" ($(since "$started"))"
done
[ -z "$LOCAL_MANIFESTS" ] ||
  info "  Next: kubectl apply --kustomize $LOCAL_MANIFESTS (what a new cluster needs first is in $DOCKER_FOLDER/README.md)"
