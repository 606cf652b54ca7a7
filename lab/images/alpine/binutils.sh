# shellcheck shell=bash
# Sourced by the recipe.

# stash_binutils LAB : what `apk add binutils` takes: Debian's strip and objcopy in LAB/binutils, with the C library and
# the loader that they were made for, and in LAB/apk/binutils the wrappers that get "installed". Outside PATH until then.
stash_binutils() {
  local stash=$1/binutils wrappers=$1/apk/binutils/usr/bin unpacked=$WORK/unpacked libraries tool library
  unpack_packages "$unpacked" {binutils-x86-64-linux-gnu,libbinutils,libsframe1,libjansson4,zlib1g,libzstd1,libc6}/"$LAB_SUITE"
  libraries=$unpacked/usr/lib/x86_64-linux-gnu
  mkdir -p "$stash" "$wrappers"
  cp -L "$libraries/ld-linux-x86-64.so.2" "$stash/"
  for tool in strip objcopy; do
    cp "$unpacked/usr/bin/x86_64-linux-gnu-$tool" "$stash/$tool"
    "$libraries/ld-linux-x86-64.so.2" --library-path "$libraries" --list "$stash/$tool" |
      sed -n "s|.* => $libraries/\([^ ]*\) .*|\1|p" | while IFS= read -r library; do
      cp -L "$libraries/$library" "$stash/"
    done
    cat >"$wrappers/$tool" <<EOF
#!/bin/sh
exec /opt/lab/binutils/ld-linux-x86-64.so.2 --library-path /opt/lab/binutils /opt/lab/binutils/$tool "\$@"
EOF
    chmod 755 "$wrappers/$tool"
  done
  rm -rf "$unpacked"
}
