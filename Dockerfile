# syntax=docker/dockerfile:1
# One image for both processes: the web process is its own command, the worker is `python -m worker`.

# Debian trixie with Python 3.12.13, all platforms (docker-library/repo-info, repos/python/remote/3.12-slim.md). `make base-image` shows the
# tag's digest of today and writes it here.
FROM python:3.12-slim@sha256:229a2c5bfa27522db7815ea81f9bed70af17ccb9de9fc7ad142b1877b5830d36 AS build
WORKDIR /build
# Everything that runs, from wheels that are known by their hashes; nothing is compiled, and no pip comes along.
RUN python -m venv --without-pip /opt/mimi
COPY requirements.lock requirements-dev.lock ./
RUN pip --python /opt/mimi install --no-cache-dir --only-binary :all: --require-hashes -r requirements.lock
# What packs MiMi herself comes from the same locks, into a place that is left behind.
RUN awk '/^[^ #]/ { keep = /^(hatchling|packaging|pathspec|pluggy|tomlkit|trove-classifiers)==/ } keep' requirements-dev.lock > pack.lock \
 && python -m venv /opt/pack \
 && /opt/pack/bin/pip install --no-cache-dir --only-binary :all: --require-hashes -r pack.lock
COPY pyproject.toml README.md LICENSE ./
COPY models models
COPY prompts prompts
COPY bot bot
COPY worker worker
RUN /opt/pack/bin/pip wheel --no-cache-dir --no-index --no-deps --no-build-isolation --wheel-dir dist . \
 && pip --python /opt/mimi install --no-cache-dir --no-index --no-deps dist/*.whl
# What a start reads of files is kept beside them (models/general/kept.py), as their bytecode is.
RUN /opt/mimi/bin/python -c "from bot.say.warm_up import warm_up; warm_up()"

FROM python:3.12-slim@sha256:229a2c5bfa27522db7815ea81f9bed70af17ccb9de9fc7ad142b1877b5830d36
# `mimi backup` and `mimi restore` run pg_dump and pg_restore. Debian trixie's are of version 17, which reads every server up to 17 (for a newer
# one: docs/operations.md, Backups). Signed by Debian, and the one thing here whose bytes are not known beforehand: those in the wheel
# that the tests run on speak no TLS.
ARG POSTGRES_CLIENT=postgresql-client-17
RUN apt-get update \
 && apt-get install --yes --no-install-recommends "$POSTGRES_CLIENT" \
 && rm -rf /var/lib/apt/lists/*
RUN useradd --uid 10001 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin mimi
COPY --from=build /opt/mimi /opt/mimi
ENV PATH=/opt/mimi/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1
WORKDIR /srv
USER 10001
EXPOSE 8080
# Of the web process alone: run the worker with --no-healthcheck. (Fly looks by itself, see fly.toml.)
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s --retries=3 \
  CMD ["python", "-c", "import urllib.request as u; u.build_opener(u.ProxyHandler({})).open('http://127.0.0.1:8080/api/health?part=database', timeout=4)"]
CMD ["gunicorn", "--config", "python:bot.serving"]
