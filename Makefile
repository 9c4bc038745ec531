# make run: set up and open the dashboard.  make test: set up and run every test.  See README.md.

PYTHON ?= python3
BIN := .venv/bin
CHROMIUM := /usr/bin/chromium

.PHONY: install install-dev run demo test check bench browser screenshots

install: $(BIN)/.installed

install-dev: $(BIN)/.installed-dev

$(BIN)/.installed: requirements.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(BIN)/.installed-dev: requirements-dev.txt $(BIN)/.installed
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
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
