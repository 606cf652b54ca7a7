# shellcheck shell=bash
# Sourced by the recipe.

# alpine_root ROOT : busybox, the musl loader, Alpine's folders and accounts
alpine_root() {
  local root=$1 unpacked=$WORK/unpacked applet
  unpack_packages "$unpacked" "busybox-static/$LAB_SUITE" "musl/$LAB_SUITE"
  mkdir -p "$root"/{bin,sbin,lib,etc/ssl/certs,usr/bin,usr/sbin,usr/lib,usr/local/bin,usr/local/lib,usr/local/etc} \
    "$root"/{root,home,tmp,run,proc,sys,dev,var/tmp,var/log,opt,srv,mnt,media}
  chmod 1777 "$root/tmp" "$root/var/tmp"
  chmod 700 "$root/root"

  cp "$unpacked/usr/bin/busybox" "$root/bin/"
  for applet in $("$root/bin/busybox" --list); do
    case $applet in busybox | dpkg | dpkg-deb | rpm | rpm2cpio | ar | svc | svok | init | linuxrc) continue ;; esac
    ln -s /bin/busybox "$root/bin/$applet"
  done
  for applet in sbin/nologin usr/bin/{env,id,wget,unzip}; do ln -s /bin/busybox "$root/$applet"; done
  cp "$unpacked/usr/lib/x86_64-linux-musl/libc.so" "$root/lib/ld-musl-x86_64.so.1"
  ln -s ld-musl-x86_64.so.1 "$root/lib/libc.musl-x86_64.so.1"
  rm -rf "$unpacked"

  install -m 755 "$HERE/root/sbin/apk" "$root/sbin/apk"
  install -m 755 "$HERE/root/usr/sbin/adduser" "$root/usr/sbin/adduser"
  ln -s adduser "$root/usr/sbin/addgroup"
  host_authorities
  cp "$WORK/ca-bundle.crt" "$root/etc/ssl/certs/ca-certificates.crt"
  ln -s certs/ca-certificates.crt "$root/etc/ssl/cert.pem"

  echo 3.23.0 >"$root/etc/alpine-release"
  cat >"$root/etc/os-release" <<'EOF'
NAME="Alpine Linux"
ID=alpine
VERSION_ID=3.23.0
PRETTY_NAME="Alpine-like stand-in (lab)"
EOF
  cat >"$root/etc/passwd" <<'EOF'
root:x:0:0:root:/root:/bin/sh
bin:x:1:1:bin:/bin:/sbin/nologin
daemon:x:2:2:daemon:/sbin:/sbin/nologin
nobody:x:65534:65534:nobody:/:/sbin/nologin
EOF
  cat >"$root/etc/group" <<'EOF'
root:x:0:root
bin:x:1:root,bin,daemon
daemon:x:2:root,bin,daemon
tty:x:5:
users:x:100:
nogroup:x:65533:
nobody:x:65534:
EOF
  printf '%s\n' 'root:*::0:::::' 'nobody:!::0:::::' >"$root/etc/shadow"
  chmod 640 "$root/etc/shadow"
  echo 'hosts: files dns' >"$root/etc/nsswitch.conf"
  echo '127.0.0.1 localhost' >"$root/etc/hosts"
  echo /bin/sh >"$root/etc/shells"
  echo 'export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' >"$root/etc/profile"
}
