FROM python:3.11-slim AS build
WORKDIR /srv
RUN python -m venv /venv
COPY requirements.lock .
RUN /venv/bin/pip install --no-cache-dir --require-hashes -r requirements.lock

FROM python:3.11-slim
RUN useradd --create-home --uid 10001 makeright && install -d -o makeright /data
WORKDIR /srv
COPY --from=build /venv /venv
COPY app app
COPY personas personas
COPY rubrics rubrics
RUN /venv/bin/python -m compileall -q app
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    MAKERIGHT_DATABASE_URL=sqlite:////data/makeright.db
USER makeright
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/healthz', timeout=2)"]
ENTRYPOINT ["python", "-m", "app"]
CMD ["serve", "--host", "0.0.0.0"]
