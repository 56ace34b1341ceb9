# Each target does its own set-up, in .venv; a second run takes seconds.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet

# Tests run side by side, one process a core.
TOGETHER := --numprocesses auto --dist worksteal

# What `make soak` runs: `make soak SOAK="--count 100000 --layout flat"`; `--help` tells the rest.
SOAK ?= --seconds 600

.PHONY: help demo test check lint types docs wheel coverage bench soak clean

help:
	@echo "make demo    read the five reports in examples/ and check them"
	@echo "make test    run the tests"
	@echo "make check   every gate: lint, types, docs, wheel, tests with coverage"
	@echo "make bench   run the benchmarks"
	@echo "make soak    damage reports by the thousand and check what is read of them"
	@echo "make docs    build the documentation into docs/_build/html"
	@echo "make clean   remove all that was built, .venv too"

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/runtime: pyproject.toml | $(BIN)/python
	$(PIP) --editable .
	@touch $@

$(VENV)/dev: pyproject.toml | $(BIN)/python
	$(PIP) --editable '.[dev,docs]'
	@touch $(VENV)/runtime $@

demo: $(VENV)/runtime
	@for report in examples/*.txt; do \
	  echo; echo "\$$ govinfo show $$report"; $(BIN)/govinfo show "$$report" || exit; \
	done
	@echo; echo "\$$ govinfo check examples"; \
	$(BIN)/govinfo check examples; status=$$?; test $$status -le 1 || exit $$status; \
	echo; echo "Exit status $$status: 0 says that nothing was found, 1 that something was. Both are a good demo."

test: $(VENV)/dev
	$(BIN)/pytest $(TOGETHER)

# The tests come last, so that their closing line closes the output.
check: lint types docs wheel coverage

lint: $(VENV)/dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports --no-logo

types: $(VENV)/dev
	$(BIN)/mypy
	$(BIN)/pyright --pythonpath $(BIN)/python

docs: $(VENV)/dev
	$(BIN)/sphinx-build --fail-on-warning --keep-going --quiet docs docs/_build/html

wheel: $(VENV)/dev
	rm -rf dist
	$(BIN)/python -m build --quiet
	$(BIN)/twine check --strict dist/*
	$(BIN)/python tests/smoke_wheel.py dist/*.whl

coverage: $(VENV)/dev
	$(BIN)/pytest $(TOGETHER) --cov --cov-report=term-missing

bench: $(VENV)/dev
	$(BIN)/pytest tests/benchmarks --benchmark-only --benchmark-sort=name --benchmark-columns=min,median,stddev,rounds
	$(BIN)/python -m tests.benchmarks.ratios

soak: $(VENV)/dev
	$(BIN)/python -m tests.soak $(SOAK)

clean:
	rm -rf $(VENV) dist docs/_build docs/_generated docs/rules .coverage .hypothesis .benchmarks
	rm -rf .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find src tests docs -name __pycache__ -prune -exec rm -rf {} +
