# Untested: no engine was at hand where this was written.  It does what tools/setup does on Debian.
FROM python:3.12-slim-bookworm

RUN apt-get -qq update \
    && apt-get -qq install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/*

COPY . /opt/reportgen
RUN sh /opt/reportgen/tools/setup run /opt/venv

# Pages are read as somebody who may write to the folder of work and nowhere else.
RUN useradd --create-home reader
USER reader
WORKDIR /work
ENTRYPOINT ["/opt/venv/bin/reportgen"]
CMD ["build"]
