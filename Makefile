# make run: set up and open the dashboard.  make test: set up and run every test.  See README.md.

PYTHON ?= python3
BIN := .venv/bin
INSTALL := $(BIN)/pip install --quiet --disable-pip-version-check
LOCK = $(BIN)/uv pip compile --quiet --universal --fork-strategy fewest --python-version 3.11 --generate-hashes \
	--custom-compile-command "make lock"
CHROMIUM := /usr/bin/chromium

.PHONY: install install-dev run demo test check bench browser screenshots lock

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

browser:
	test -x $(CHROMIUM) || (apt-get update -qq && apt-get install -y -qq chromium)

test: install-dev browser
	$(BIN)/python -m pytest -n 2 --dist worksteal

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
