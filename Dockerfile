# The bot as an image: docker build -t ocop-bot .   See docs/operations.md.
FROM python:3.11-slim AS build
RUN python -m venv /opt/ocop-bot
WORKDIR /src
COPY requirements-run.lock .
RUN /opt/ocop-bot/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements-run.lock
COPY pyproject.toml README.md LICENSE ./
COPY bot bot
COPY handlers handlers
COPY console console
COPY catalog catalog
COPY webchat webchat
RUN /opt/ocop-bot/bin/pip install --no-cache-dir --disable-pip-version-check --no-deps --no-build-isolation .

FROM python:3.11-slim
RUN useradd --system --uid 10001 --home-dir /data ocop && install -d -o ocop /data
COPY --from=build /opt/ocop-bot /opt/ocop-bot
ENV PATH=/opt/ocop-bot/bin:$PATH \
    OCOP_DATABASE_URL=sqlite:////data/ocop.sqlite3 \
    OCOP_WEB_HOST=0.0.0.0 \
    OCOP_WEB_PORT=8080
USER ocop
WORKDIR /data
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["python", "-c", "import os; from http.client import HTTPConnection as C; c = C('127.0.0.1', int(os.environ['OCOP_WEB_PORT']), timeout=4); c.request('GET', '/healthz'); raise SystemExit(c.getresponse().status != 200)"]
ENTRYPOINT ["ocop-bot"]
CMD ["run"]
