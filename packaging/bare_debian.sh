#!/bin/sh
# Proves the README's commands on a bare Debian 12: a fresh clone of this repository's HEAD in a
# new root that has only Python and make. Needs root, debootstrap and util-linux; leaves nothing
# behind but, if asked, the folder it worked in.
#
# usage: packaging/bare_debian.sh [--base TARBALL] [--keep DIR] [WHAT…]
#   WHAT     setup, test, demo (the headless form, asked for its address): the default is these;
#            or, in a new root, user: an ordinary user, who may install nothing, is told the
#            exact command, and after the administrator ran it, set-up goes through
#   --base   debootstrap's tarball, made when it is not there, so that a second run is quick
#   --keep   work in DIR and leave it there; called again, it goes on in it with a new clone
# The package sources, certificates and settings of pip are those of this machine.
set -eu

base='' keep=''
while [ $# -gt 0 ]; do
    case $1 in
        --base) base=$2; shift 2 ;;
        --keep) keep=$2; shift 2 ;;
        -*) sed -n '2,13s/^# \{0,1\}//p' "$0"; exit 2 ;;
        *) break ;;
    esac
done
[ $# -gt 0 ] || set -- setup test demo
[ "$(id -u)" -eq 0 ] || { echo "This makes a root directory: run it as root." >&2; exit 1; }
command -v debootstrap >/dev/null || { echo "Needs debootstrap: apt-get install debootstrap" >&2; exit 1; }

repository=$(cd "$(dirname "$0")/.." && pwd -P)
root=${keep:-$(mktemp -d)}
mkdir -p "$root"
chmod 755 "$root" # ordinary users live in it
scratch=$(mktemp -d)
cleanup() {
    rm -rf "$scratch"
    # The mounts lived in a name space of their own and are gone with it.
    if [ -z "$keep" ]; then rm -rf --one-file-system "$root"; fi
}
trap cleanup EXIT
trap 'exit 1' INT TERM

# shellcheck disable=SC2016  # $(SITE) is apt's own
mirror=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' 'Origin: Debian' \
    'Codename: bookworm' 2>/dev/null | head -n 1)

if [ ! -e "$root/bin/sh" ]; then
    if [ -n "$base" ] && [ ! -e "$base" ]; then
        # shellcheck disable=SC2086  # no word at all when there is no mirror
        debootstrap --variant=minbase --make-tarball="$base" bookworm "$scratch/base" $mirror
    fi
    # shellcheck disable=SC2086
    debootstrap --variant=minbase ${base:+--unpack-tarball="$base"} bookworm "$root" $mirror \
        >"$scratch/log" || { tail "$scratch/log"; exit 1; }
fi

# What this machine needs to reach its package sources, and nothing else.
cp -L /etc/resolv.conf /etc/hosts "$root/etc/"
cp -rL /etc/apt/apt.conf* "$root/etc/apt/"
# Folders of packages on this machine's own disk are not in the new root.
reachable() { grep -viE '(find.links|index.url) *= *(file:|/)' "$@" || :; }
mkdir -p "$root/etc/xdg/pip"
if [ -e /etc/pip.conf ]; then reachable /etc/pip.conf >"$root/etc/pip.conf"; fi
own=$HOME/.config/pip/pip.conf
if [ -e "$own" ]; then reachable "$own" >"$root/etc/xdg/pip/pip.conf"; fi
if [ -e /etc/ssl/certs/ca-certificates.crt ]; then
    cp -L /etc/ssl/certs/ca-certificates.crt "$root/etc/machine-certificates.crt"
fi
env | grep -iE '^(pip_[a-z_]*|[a-z]+_proxy)=' | grep -v '^PIP_CERT=' | reachable >"$scratch/settings"

rm -rf "$root/srv/moderator"
git clone --quiet --no-hardlinks "$repository" "$root/srv/moderator"
echo "Clone of $(git -C "$repository" log --oneline -1)"

cat >"$root/srv/prove" <<'INNER'
set -eu
cd /srv/moderator
command -v make >/dev/null && command -v python3 >/dev/null || {
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends python3 make >/dev/null
    # As on a machine that was only just put up: no lists were fetched yet.
    rm -rf /var/lib/apt/lists/*
    apt-get clean
}
echo "Packages before: $(dpkg -l | grep -c '^ii')"
for what in "$@"; do
    begin=$(date +%s)
    echo "== $what"
    case $what in
        setup)
            make setup
            again=$(date +%s%N)
            make setup
            echo "again: $((($(date +%s%N) - again) / 1000000)) ms"
            .venv/bin/moderator --version ;;
        test) CI=true bash .ci/run </dev/null ;;
        demo)
            # Without a screen it must say so, and name the headless form…
            if make demo >/tmp/demo 2>&1 </dev/null; then cat /tmp/demo; exit 1; fi
            cat /tmp/demo
            grep -q -e '--headless' /tmp/demo
            # …which must answer at the address that it prints.
            .venv/bin/moderator demo --headless --port 0 >/tmp/address &
            site=$!
            until [ -s /tmp/address ]; do kill -0 $site; sleep 0.2; done
            .venv/bin/python - <<'PYTHON'
import json, pathlib, urllib.request
address = json.loads(pathlib.Path("/tmp/address").read_text().splitlines()[0])["address"]
with urllib.request.urlopen(address, timeout=30) as answer:
    print(address, answer.status, len(answer.read()), "bytes")
PYTHON
            kill $site; wait $site || : ;;
        user)
            id reader >/dev/null 2>&1 || useradd --create-home reader
            rm -rf /home/reader/moderator
            cp -r /srv/moderator /home/reader/ && chown -R reader: /home/reader/moderator
            as_reader() { runuser -u reader -- env HOME=/home/reader make -C /home/reader/moderator setup; }
            # Each time it must stop with an exact command; that command, run by the
            # administrator, must be what was missing.
            for _ in 1 2 3; do
                if as_reader >/tmp/said 2>&1; then break; fi
                cat /tmp/said
                command=$(sed -n '/^  sudo /s/sudo //gp' /tmp/said)
                [ -n "$command" ]
                DEBIAN_FRONTEND=noninteractive sh -ec "$command" >/dev/null 2>&1
            done
            as_reader && test -x /home/reader/moderator/.venv/bin/moderator
            rm -rf /home/reader/moderator ;;
        *) echo "unknown: $what" >&2; exit 2 ;;
    esac
    echo "== $what took $(($(date +%s) - begin)) s"
done
INNER

# The name spaces end every process and mount of this run with it.
# shellcheck disable=SC2016,SC2046
unshare --mount --pid --fork --kill-child sh -euc '
    root=$1; shift
    mount -t proc proc "$root/proc"
    mount --rbind /dev "$root/dev"
    mount -t tmpfs tmpfs "$root/dev/shm"
    mount -t tmpfs tmpfs "$root/tmp"
    chmod 1777 "$root/tmp" "$root/dev/shm"
    exec chroot "$root" "$@"
' sh "$root" env -i HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    $([ ! -e "$root/etc/machine-certificates.crt" ] ||
        echo PIP_CERT=/etc/machine-certificates.crt SSL_CERT_FILE=/etc/machine-certificates.crt) \
    $(cat "$scratch/settings") sh /srv/prove "$@"
