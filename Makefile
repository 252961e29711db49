# The two commands of this project: `make run` and `make test`. Both set everything up by themselves.
.PHONY: run test setup check benchmark screenshots clean

VENV := .venv
PYTHON := $(VENV)/bin/python
PIP := $(PYTHON) -m pip install --quiet --disable-pip-version-check
READY := $(VENV)/ready
TOOLS := $(VENV)/tools

run: $(READY)
	$(PYTHON) -m streamlit run dashboard/app.py

# Two processes share two cores with two browsers: a test that ran out of time is tried once more.
test: setup check
	$(PYTHON) -m pytest --numprocesses 2 --dist worksteal --reruns 1 --only-rerun Timeout --durations=15

setup: $(TOOLS)
	@sh .ci/chromium

check: $(TOOLS)
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(VENV)/bin/lint-imports --no-logo
	$(PYTHON) -m mypy

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
	$(PIP) --requirement requirements.txt --editable '.[dashboard,pretrain,test]'
	@touch $@

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .pytest_cache .import_linter_cache .ruff_cache .hypothesis
