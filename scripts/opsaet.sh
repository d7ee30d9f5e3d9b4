#!/bin/sh
# Make the environment: system packages, .venv, node_modules and build/tredjepart.
# `opsaet.sh test` sees to Chromium too. Safe to repeat; does nothing when nothing has changed.
set -eu
umask 022
cd "$(dirname "$0")/.."
PYTHON=${PYTHON:-python3}
export DEBIAN_FRONTEND=noninteractive

fejl() {
    printf '%s\n' "$@" >&2
    exit 1
}

"$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null ||
    fejl "Der skal bruges Python 3.11 eller nyere. Peg på den med PYTHON=/sti/til/python3."

# System packages: asked for by what is missing, not by name, so that other sources of them count.
mangler=$("$PYTHON" - <<'SLUT'
import ctypes
import importlib.util

biblioteker = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}
if not (importlib.util.find_spec("ensurepip") and importlib.util.find_spec("venv")):
    print(end=" python3-venv")
for bibliotek, pakke in biblioteker.items():
    try:
        ctypes.CDLL(bibliotek)
    except OSError:
        print(end=f" {pakke}")
SLUT
)
if [ "${1:-}" = test ] && ! command -v "${CHROMIUM:-chromium}" >/dev/null; then
    mangler="$mangler chromium"
fi
if [ -n "$mangler" ]; then
    kommando="apt-get update && apt-get install -y --no-install-recommends$mangler"
    command -v apt-get >/dev/null || fejl "Installér det, der svarer til Debians pakker:$mangler"
    if [ "$(id -u)" = 0 ]; then
        som=""
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
        som="sudo --preserve-env=DEBIAN_FRONTEND "
    else
        fejl "Der mangler systempakker. Kør dette som root, og prøv igen:" "  $kommando"
    fi
    echo "Installerer systempakker:$mangler"
    log=$(mktemp)
    # shellcheck disable=SC2086 -- words are meant to be split
    if ! { ${som}apt-get update && ${som}apt-get install -y --no-install-recommends $mangler; } >"$log" 2>&1
    then
        tail -n 20 "$log" >&2
        rm -f "$log"
        fejl "Systempakkerne kunne ikke installeres. Kommandoen var:" "  $kommando"
    fi
    rm -f "$log"
fi

# One at a time: demo and test may be started side by side in a fresh clone.
mkdir -p var
exec 9>var/opsaet.laas
flock 9

# Scripts in .venv hold its own path, so a moved clone needs a new one.
sted=$(printf '%s\n' "$PWD" "$("$PYTHON" -c 'import sys; print(sys.executable, sys.version)')")
stempel=$(cat requirements/udvikling.txt package-lock.json scripts/byg_tredjepart.py | sha256sum)
[ "$(cat .venv/sted 2>/dev/null)" = "$sted" ] &&
    [ "$(cat .venv/stempel 2>/dev/null)" = "$stempel" ] && [ -d build/tredjepart ] && exit 0

if [ "$(cat .venv/sted 2>/dev/null)" != "$sted" ]; then
    echo "Laver et Python-miljø i .venv"
    "$PYTHON" -m venv --clear .venv
fi
echo "Henter Python-pakker"
.venv/bin/uv --version >/dev/null 2>&1 ||
    .venv/bin/python -m pip install --quiet --no-input --disable-pip-version-check \
        --require-hashes -r requirements/uv.txt
VIRTUAL_ENV=.venv .venv/bin/uv pip sync --quiet --require-hashes requirements/udvikling.txt
echo "Henter Det Fælles Designsystem og htmx"
# The wheel's npm starts `node` from the path.
PATH="$PWD/.venv/bin:$PATH" .venv/bin/npm ci --silent
.venv/bin/python scripts/byg_tredjepart.py
printf '%s\n' "$sted" >.venv/sted
printf '%s\n' "$stempel" >.venv/stempel
