# The desk, its workers and the Chroma server, from the lock: every wheel by its hash, nothing resolved here.
FROM python:3.12-slim-bookworm AS build
WORKDIR /src
RUN python -m venv /opt/drafter
COPY requirements.lock ./
RUN /opt/drafter/bin/pip install --no-cache-dir --no-deps --require-hashes -r requirements.lock
COPY pyproject.toml README.md LICENSE app.py ./
COPY prompts ./prompts
COPY drafter ./drafter
RUN /opt/drafter/bin/pip install --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.12-slim-bookworm
RUN useradd --uid 10001 --create-home drafter && install -d -o drafter /data
COPY --from=build /opt/drafter /opt/drafter
ENV PATH=/opt/drafter/bin:$PATH DRAFTER_HOME=/data PYTHONDONTWRITEBYTECODE=1
USER drafter
WORKDIR /data
CMD ["drafter", "desk", "--help"]
