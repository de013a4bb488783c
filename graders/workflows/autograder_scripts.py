"""The two scripts that Gradescope runs: one while it builds an image, the other for each submission."""

from __future__ import annotations

SETUP = r"""#!/bin/sh
# Gradescope runs this once, as root, while it builds the image of the autograder.
#
# AUTOGRADER_ROOT    where everything lies, if not in /autograder
# AUTOGRADER_PYTHON  an interpreter that has every library already: then nothing is fetched
set -eu
root=${AUTOGRADER_ROOT:-/autograder}
source=$root/source

usable() {
    command -v "$1" >/dev/null 2>&1 &&
        "$1" -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

choose() {
    for name in python@PYTHON@ python3.14 python3.13 python3.12 python3.11 python3; do
        if usable "$name"; then
            python=$name
            return 0
        fi
    done
    return 1
}

install() {
    DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"
}

if [ -n "${AUTOGRADER_PYTHON:-}" ]; then
    "$AUTOGRADER_PYTHON" -m pip install --quiet --disable-pip-version-check --no-index --no-deps --upgrade \
        --target "$root/site" "$source"/wheel/graders-*.whl
    exec "$source/run_autograder" --try
fi

if command -v apt-get >/dev/null 2>&1; then
    apt-get update || true
    install bubblewrap || echo "setup.sh: bubblewrap cannot be installed; student code has one wall less" >&2
fi
python=
choose || { install python3 python3-venv && choose; } ||
    { install python3.12 python3.12-venv && choose; } ||
    { install python3.11 python3.11-venv && choose; } || {
        echo "setup.sh: there is no Python 3.11 or newer; choose a newer base image, such as Ubuntu 24.04" >&2
        exit 1
    }

"$python" -m venv "$root/venv"
set -- "$source"/wheel/graders-*.whl
set -- --disable-pip-version-check -r "$source/requirements.txt" "$1[grade]"
# The versions that the course was made with, if this Python has them; else those that it has.
"$root/venv/bin/python" -m pip install -c "$source/constraints.txt" "$@" ||
    "$root/venv/bin/python" -m pip install "$@"
exec "$source/run_autograder" --try
"""

RUN = r"""#!/bin/sh
# Gradescope runs this for each submission.  It writes results/results.json; it prints for instructors.
#
# AUTOGRADER_ROOT, AUTOGRADER_PYTHON: as in setup.sh
set -u
root=${AUTOGRADER_ROOT:-/autograder}
export AUTOGRADER_ROOT="$root"
# Whatever else keeps student code in: it runs as another user, who cannot go into these.
for each in source submission results; do
    [ -d "$root/$each" ] && chmod go-rwx "$root/$each"
done
if [ -n "${AUTOGRADER_PYTHON:-}" ]; then
    export PYTHONPATH="$root/site"
    exec "$AUTOGRADER_PYTHON" -m graders.cli.autograder "$@" 2>&1
fi
exec "$root/venv/bin/python" -m graders.cli.autograder "$@" 2>&1
"""
