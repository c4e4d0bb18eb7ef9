#!/bin/sh
# Makes .venv with the program and what it needs; does nothing when nothing changed.
# usage: packaging/setup.sh [run|test]     run: program and demo; test: also tests and checks
set -eu
level=${1:-run}
case $level in
    run) parts=demo,postgresql ;;
    test) parts=test,lint ;;
    *) echo "usage: packaging/setup.sh [run|test]" >&2; exit 2 ;;
esac
cd "$(dirname "$0")/.."
root=$(pwd -P)
venv=$root/.venv
stamp=$venv/setup-$level
new_enough='import sys; sys.exit(sys.version_info < (3, 11))'

# What the finished environment was made from: these files, this Python, this place.
fingerprint() {
    cat pyproject.toml packaging/constraints.txt packaging/setup.sh packaging/system_*.py | cksum
    "$venv/bin/python" -c 'import sys; print(sys.version, sys.executable)' 2>&1
}

if [ -f "$stamp" ] && [ -x "$venv/bin/moderator" ] && [ "$(fingerprint)" = "$(cat "$stamp")" ]; then
    exit 0
fi

find_python() {
    for name in ${PYTHON:-} python3 python3.13 python3.12 python3.11 python3.14 python; do
        if command -v "$name" >/dev/null 2>&1 && "$name" -c "$new_enough" 2>/dev/null; then
            echo "$name"
            return
        fi
    done
    echo "Moderator needs Python 3.11 or newer, and none was found." >&2
    echo "Install it (Debian, Ubuntu: sudo apt-get install python3; Ubuntu 22.04: python3.11)," >&2
    echo "or name it: PYTHON=/path/to/python3 make setup" >&2
    return 1
}

# A folder that was moved, or whose Python went away, is made anew.
usable() {
    grep -qsF -- "-m venv" "$venv/pyvenv.cfg" &&
        grep -qsF -- "$venv" "$venv/pyvenv.cfg" &&
        "$venv/bin/python" -c "$new_enough" 2>/dev/null &&
        "$venv/bin/python" -m pip --version >/dev/null 2>&1
}

python=$venv/bin/python
fresh=
if ! usable; then
    python=$(find_python)
    fresh=yes
fi
# First, so that all that an administrator must do is asked for at once.
"$python" packaging/system_packages.py "$level"
if [ "$fresh" ]; then
    echo "Making $venv with $("$python" --version)"
    "$python" -m venv --clear "$venv"
fi

quiet=--quiet
if [ -t 1 ]; then quiet=; fi
pip_install() {
    # shellcheck disable=SC2086  # no word at all when empty
    "$venv/bin/python" -m pip install $quiet --disable-pip-version-check \
        --constraint packaging/constraints.txt "$@"
}

echo "Installing the Python packages (the first time about 150 MB are fetched)"
# The build tool comes first, so that it is pinned too.
if ! { pip_install hatchling editables &&
    pip_install --no-build-isolation --editable ".[$parts]"; }; then
    echo "pip could not install everything; its message is above. Nothing outside $venv was changed." >&2
    exit 1
fi
"$venv/bin/moderator" --help >/dev/null
fingerprint >"$stamp"
echo "Ready: .venv/bin/moderator"
