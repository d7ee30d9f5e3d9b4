#!/bin/sh
# Everything that a tool can judge. Changes nothing; tells all faults, not only the first.
set -u
cd "$(dirname "$0")/.."
PY=.venv/bin/python
fejlede=""

trin() {
    navn=$1
    shift
    if ud=$("$@" 2>&1); then
        echo "i orden  $navn"
    else
        printf 'FEJL     %s\n%s\n' "$navn" "$ud"
        fejlede="$fejlede $navn;"
    fi
}

# A complete environment of its own for Django's deployment checks; the addresses are not contacted.
drift() {
    env MILJOE=drift ALLOWED_HOSTS=helhedsplan.example.dk \
        SECRET_KEY="$($PY -c 'import secrets; print(secrets.token_urlsafe(48))')" \
        DATABASE_URL=postgres://ingen@127.0.0.1:1/ingen REDIS_URL=redis://127.0.0.1:1/0 "$@"
}

trin "lint" $PY -m ruff check --quiet --output-format concise .
trin "format" $PY -m ruff format --check --quiet --output-format concise .
trin "skabeloner" sh -c '.venv/bin/djhtml --check $(git ls-files "*.html")'
trin "importretning" .venv/bin/lint-imports
trin "typer" $PY -m mypy
trin "migrationer" env MILJOE=test $PY manage.py makemigrations --check --dry-run
trin "check --deploy" drift $PY manage.py check --deploy --fail-level WARNING
trin "låse" sh scripts/laas.sh tjek
trin "docker-compose.yml" .venv/bin/check-jsonschema --builtin-schema vendor.compose-spec docker-compose.yml
[ -z "$fejlede" ] || {
    echo "Ikke i orden:$fejlede" >&2
    exit 1
}
