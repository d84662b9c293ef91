#!/bin/sh
# Runs an example, reconstruct, occlude, scan or record, in an environment of its own, made at the first call.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
example=${1:-}
if [ ! -f "$here/$example.py" ]; then
  echo "usage: run.sh reconstruct|occlude|scan|record [arguments]; --help tells which" >&2
  exit 2
fi
shift
venv=$here/.venv
if ! cmp -s "$here/requirements.txt" "$venv/installed.txt"; then
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check -r "$here/requirements.txt"
  cp "$here/requirements.txt" "$venv/installed.txt"
fi
exec "$venv/bin/python" "$here/$example.py" "$@"
