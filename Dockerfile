# Stage 1: Python packages, and the third-party files that pages serve.
FROM python:3.12-slim-bookworm AS byg
WORKDIR /app
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
COPY requirements requirements
RUN python -m venv /opt/venv && /opt/venv/bin/pip install --require-hashes -r requirements/drift.txt
RUN python -m venv /opt/npm && /opt/npm/bin/pip install --require-hashes -r requirements/npm.txt
COPY package.json package-lock.json .npmrc ./
RUN PATH="/opt/npm/bin:$PATH" npm ci --omit=dev
COPY scripts scripts
RUN python scripts/byg_tredjepart.py

# Stage 2: what runs.
FROM python:3.12-slim-bookworm
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --user-group --no-create-home --shell /usr/sbin/nologin helhedsplan
WORKDIR /app
ENV PATH="/opt/venv/bin:$PATH" \
    PYTHONUNBUFFERED=1 \
    # fontconfig keeps its cache here; the rest of the file system may be read-only
    XDG_CACHE_HOME=/tmp \
    MILJOE=drift \
    GUNICORN_CMD_ARGS="--bind=0.0.0.0:8000 --threads=4 --worker-tmp-dir=/dev/shm --no-control-socket --access-logfile=-"
COPY --from=byg /opt/venv /opt/venv
COPY --from=byg /app/build/tredjepart build/tredjepart
COPY . .
# The settings must be whole; none of these values is kept or contacted.
RUN SECRET_KEY=kun-til-bygning-kun-til-bygning-kun-til-bygning-kun-til-bygning \
    ALLOWED_HOSTS=bygning DATABASE_URL=postgres://bygning@bygning/bygning REDIS_URL=redis://bygning \
    python manage.py collectstatic --no-input
USER helhedsplan
EXPOSE 8000
CMD ["gunicorn", "config.wsgi"]
