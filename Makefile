# make run: set up and open the dashboard.  make test: set up and run every test.  See README.md.

PYTHON ?= python3
BIN := .venv/bin
# Python compiles what it imports and keeps that, also where the environment says not to: the tests start many processes.
# Compiling all that is installed would take as long as the rest of the installation.
unexport PYTHONDONTWRITEBYTECODE
INSTALL := $(BIN)/pip install --quiet --disable-pip-version-check --no-compile
LOCK = $(BIN)/uv pip compile --quiet --universal --fork-strategy fewest --python-version 3.11 --generate-hashes \
	--custom-compile-command "make lock"
CHROMIUM := /usr/bin/chromium
HEADLESS := /usr/bin/chromium-headless-shell
# A disk in memory, where there is a roomy one: what a test stores is written through to the disk, as it should be.
QUICK := $(shell test 0$$(df --output=avail /dev/shm 2>/dev/null | tail -1) -gt 2000000 && echo TMPDIR=/dev/shm)
PYTEST := $(QUICK) $(BIN)/python -m pytest -n 2 --dist loadgroup

.PHONY: install install-dev run demo test test-fast torture coverage check bench browser headless postgresql screenshots lock

install: $(BIN)/.installed

install-dev: $(BIN)/.installed-dev

$(BIN)/.installed: requirements.lock
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(INSTALL) --require-hashes -r requirements.lock
	touch $@

$(BIN)/.installed-dev: requirements-dev.lock $(BIN)/.installed
	$(INSTALL) --require-hashes -r requirements-dev.lock
	touch $@

run: install
	$(BIN)/streamlit run dashboard.py

demo: install
	$(BIN)/python cli.py demo --database data/demo.duckdb
	MONITOR_DATABASE=data/demo.duckdb $(BIN)/streamlit run dashboard.py

# What the benchmarks and the screenshots see pages in, as they have before.
browser:
	test -x $(CHROMIUM) || (apt-get update -qq && apt-get install -y -qq chromium)

# The same engine without a window, for the tests.
headless:
	test -x $(HEADLESS) || (apt-get update -qq && apt-get install -y -qq chromium-headless-shell)

# The server that the tests of a shared log start for themselves; without a cluster of its own.
postgresql:
	ls /usr/lib/postgresql/*/bin/initdb > /dev/null 2>&1 || (apt-get update -qq && \
		mkdir -p /etc/postgresql-common && echo "create_main_cluster = false" > /etc/postgresql-common/createcluster.conf && \
		apt-get install -y -qq --no-install-recommends postgresql)

test: install-dev headless postgresql
	@echo "Every test, also visits in a real browser, on two workers"
	$(PYTEST)

test-fast: install-dev postgresql
	@echo "Every test but the visits in a browser, on two workers"
	$(PYTEST) --ignore tests/e2e

torture: install-dev headless postgresql
	@echo "500 deliveries that are killed and 60 damages of each sort, where make test has six and two; about an hour"
	TORTURE_KILLS=500 $(PYTEST) tests/store/test_kills.py tests/store/test_damage.py tests/store/test_faults.py tests/e2e/test_kills_visit.py

coverage: install-dev postgresql
	@echo "The same tests as test-fast, and which lines of the program they run; it takes longer"
	$(PYTEST) --ignore tests/e2e --cov

check: install-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: install-dev browser
	$(BIN)/python -m benchmarks

screenshots: install-dev browser
	$(BIN)/python -m docs.take_screenshots

lock: install
	$(INSTALL) uv==0.13.8
	$(LOCK) requirements.txt --output-file requirements.lock
	$(LOCK) requirements-dev.txt --constraint requirements.lock --output-file requirements-dev.lock
