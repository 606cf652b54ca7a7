# shellcheck shell=bash
# Debian packages, without installing any: fetched with lists of the lab's own and unpacked into its folder.
# The machine's mirror and its settings for reaching it are used; its lists, caches and hooks are not touched.

APT_HOME=$LAB_HOME/apt
APT_SETTINGS=$APT_HOME/apt.conf

# debian_mirror : where this machine gets its Debian from
debian_mirror() {
  local release
  release=$(debian_release VERSION_CODENAME)
  # shellcheck disable=SC2016 # apt's own variables
  apt-get indextargets --format '$(RELEASE) $(REPO_URI)' 'Created-By: Packages' |
    awk -v release="$release" '$1 == release && !found { print $2; found = 1 }'
}

configure_apt() {
  local mirror suite
  mirror=$(debian_mirror)
  [ -n "$mirror" ] || die "no Debian mirror for $(debian_release VERSION_CODENAME) in this machine's apt sources"
  mkdir -p "$APT_HOME/lists/partial" "$APT_HOME/cache/archives/partial"
  printf '%s\n' "$mirror" >"$APT_HOME/mirror"
  printf '%s\n' "$(debian_release VERSION_CODENAME)" "$LAB_SUITE" | sort -u | while read -r suite; do
    echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $suite main"
  done >"$APT_HOME/sources.list"
  {
    apt-config dump Acquire | grep -Ev '^Acquire::(IndexTargets|GzipIndexes|Languages)'
    cat <<EOF
Acquire::Languages "none";
Acquire::Retries "3";
APT::Sandbox::User "root";
Dir::Etc::main "/dev/null";
Dir::Etc::parts "/dev/null";
Dir::Etc::preferences "/dev/null";
Dir::Etc::preferencesparts "/dev/null";
Dir::Etc::sourcelist "$APT_HOME/sources.list";
Dir::Etc::sourceparts "/dev/null";
Dir::State::lists "$APT_HOME/lists";
Dir::Cache "$APT_HOME/cache";
EOF
  } >"$APT_SETTINGS"
}

refresh_lists() {
  [ -e "$APT_SETTINGS" ] || configure_apt
  (
    exec {lock}<"$APT_HOME"
    flock "$lock"
    rm -rf "$APT_HOME"/lists/*_* "$APT_HOME"/cache/*.bin
    APT_CONFIG=$APT_SETTINGS apt-get update -qq -o APT::Update::Error-Mode=any
  )
}

# fetch_packages FOLDER PACKAGE... : their .deb files, with fresh lists when the old ones name files that are gone
fetch_packages() {
  local folder=$1
  shift
  mkdir -p "$folder"
  compgen -G "$APT_HOME/lists/*_Release" >/dev/null || compgen -G "$APT_HOME/lists/*_InRelease" >/dev/null || refresh_lists
  fetch_once "$folder" "$@" || {
    echo "refreshing the package lists"
    refresh_lists
    fetch_once "$folder" "$@"
  }
}
fetch_once() (
  cd "$1" || return
  shift
  APT_CONFIG=$APT_SETTINGS flock --shared "$APT_HOME" apt-get download -qq "$@"
)

# unpack_packages FOLDER PACKAGE... : what they hold
unpack_packages() {
  local folder=$1 debs package
  shift
  debs=$(mktemp -d "$LAB_WORK/debs.XXXXXX")
  fetch_packages "$debs" "$@"
  mkdir -p "$folder"
  for package in "$debs"/*.deb; do dpkg -x "$package" "$folder"; done
  rm -rf "$debs"
}
