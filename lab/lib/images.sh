# shellcheck shell=bash
# Which stand-in base images are due, and building them side by side.

IMAGES=$LAB_ROOT/images
BUILT=$LAB_HOME/built # RECIPE: its fingerprint and its tags; RECIPE.lock: held while it is being built

bases_of() { sed -n 's/^needs //p' "$IMAGES/$1/build"; }

# Made only when lab/up is given its name: what few need, or what a machine may lack the means for.
on_demand() { grep -q '^# on demand' "$IMAGES/$1/build"; }

# recipes : all of them, each after its bases
recipes() {
  local recipe base
  for recipe in "$IMAGES"/*/build; do
    recipe=$(basename "${recipe%/build}")
    for base in "$recipe" $(bases_of "$recipe"); do echo "$base $recipe"; done
  done | tsort
}

# fingerprint RECIPE : changes with whatever the images are made by
fingerprint() {
  local base bases
  bases=$(bases_of "$1")
  {
    find "$IMAGES"/*.sh "$IMAGES/$1" -type f -print0 | LC_ALL=C sort -z | xargs -0 cat
    for base in $bases; do fingerprint "$base"; done
    [ "$bases" ] || cat /etc/ssl/certs/ca-certificates.crt
  } | sha256sum
}

# due [RECIPE...] : the recipes whose images are missing or made by another state of the recipe; of those on demand, the named
due() {
  local recipe stamp tags
  for recipe in $(recipes); do
    [[ " $* " == *" $recipe "* ]] || ! on_demand "$recipe" || continue
    stamp=$BUILT/$recipe
    if [ -e "$stamp" ] && [ "$(head -n 1 "$stamp")" = "$(fingerprint "$recipe")" ]; then
      mapfile -t tags < <(tail -n +2 "$stamp")
      registry_has "${tags[@]}" && continue
    fi
    echo "$recipe"
  done
}

# build_images RECIPE... : side by side, started in this order; a recipe waits for its base by itself (see `needs` in images/recipe.sh)
build_images() {
  local recipe lock failed=() jobs=()
  mkdir -p "$BUILT"
  for recipe; do rm -f "$BUILT/$recipe"; done
  set -m # a process group for each recipe, so that all of it can be ended
  for recipe; do
    exec {lock}>"$BUILT/$recipe.lock"
    flock "$lock"
    build_image "$recipe" >"$LAB_LOGS/$recipe.log" 2>&1 &
    jobs+=($!)
    exec {lock}>&-
  done
  set +m
  # shellcheck disable=SC2064 # these jobs
  trap "kill -TERM ${jobs[*]/#/-} 2>/dev/null; exit 130" INT TERM HUP
  for recipe; do
    if wait "${jobs[0]}"; then
      report "$recipe"
    else
      failed+=("$recipe")
    fi
    jobs=("${jobs[@]:1}")
  done
  trap - INT TERM HUP
  ((${#failed[@]} == 0)) || {
    for recipe in "${failed[@]}"; do
      say "the recipe '$recipe' failed; its log ($LAB_LOGS/$recipe.log) ends:"
      tail -n 15 "$LAB_LOGS/$recipe.log" >&2
    done
    die "could not build: ${failed[*]}; lab/up again builds only these"
  }
}

build_image() {
  local stamp=$BUILT/$1
  fingerprint "$1" >"$stamp.next"
  PUBLISHED=$stamp.next timeout --foreground 900 "$IMAGES/$1/build" || return
  mv "$stamp.next" "$stamp"
}

# report RECIPE : what it made, and that it is not the official image
report() {
  tail -n +2 "$BUILT/$1" | sed 's|^library/||' | while IFS= read -r tag; do
    say "$tag $(docker image ls --format '{{.Size}}' "$tag"), a stand-in, not the official image"
  done
}
