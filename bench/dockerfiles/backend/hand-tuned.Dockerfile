# What a patient engineer comes to without the library: a bare Debian, the interpreter without what no server needs,
# stripped dependencies compiled ahead, and the code in a last layer that a source edit repeats in no time.
FROM astral/uv:0.13 AS uv

FROM python:3.13-slim-trixie AS python
RUN rm -rf /usr/local/include /usr/local/bin/pip* /usr/local/bin/idle* /usr/local/bin/pydoc* \
    && cd /usr/local/lib/python3.13 \
    && rm -rf ensurepip idlelib pydoc_data site-packages/pip* test tkinter turtledemo turtle.py lib-dynload/_test* lib-dynload/_xx* \
    && python -m compileall -q -j 0 --invalidation-mode unchecked-hash .

FROM python:3.13-slim-trixie AS dependencies
RUN --mount=type=bind,from=uv,source=/uv,target=/usr/local/bin/uv \
    --mount=type=bind,source=requirements.txt,target=/requirements.txt \
    --mount=type=cache,target=/root/.cache/uv \
    uv venv --quiet /opt/venv \
    && UV_LINK_MODE=copy uv pip install --python /opt/venv --compile-bytecode --require-hashes --requirement /requirements.txt

FROM debian:trixie-slim AS tools
RUN apt-get update \
    && apt-get install --yes --no-install-recommends binutils \
    && rm -rf /var/lib/apt/lists/*

FROM tools AS stripped
COPY --from=dependencies /opt/venv /opt/venv
RUN find /opt/venv -name '*.so' -not -path '*.libs/*' -exec strip --strip-unneeded {} + \
    && find /opt/venv \( -type d -name tests -o -name '*.pyi' -o -name '*.h' -o -name '*.hpp' -o -name '*.pyx' -o -name '*.pxd' \) -prune -exec rm -rf {} +

# The interpreter, and of the libraries that its modules need those that the bare base lacks; nothing else of its image.
FROM python AS interpreter
RUN --mount=type=bind,from=debian:trixie-slim,source=/,target=/bare \
    mkdir -p /shipped/usr/local/bin /shipped/usr/local/lib \
    && cp --archive /usr/local/bin/python* /shipped/usr/local/bin/ \
    && cp --archive /usr/local/lib/python3.13 /shipped/usr/local/lib/ \
    && find /usr/local/bin/python3.13 /usr/local/lib/python3.13/lib-dynload -type f -exec ldd {} + \
    | awk '$3 ~ /^\// { print $3 }' | sort -u | while read -r library; do \
      path=$(realpath "$(dirname "$library")")/$(basename "$library"); \
      [ -e "/bare$path" ] || cp --dereference --parents "$path" /shipped; \
    done

FROM debian:trixie-slim
COPY --link --from=interpreter /shipped/ /
COPY --link --from=stripped /opt/venv /opt/venv
ENV PATH=/opt/venv/bin:/usr/local/bin:/usr/bin:/bin \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1
WORKDIR /app
COPY alembic.ini ./
COPY alembic ./alembic
COPY src ./src
USER 1000:1000
EXPOSE 8000
CMD ["uvicorn", "src.main:app", "--host", "0.0.0.0", "--port", "8000", "--timeout-graceful-shutdown", "20"]
