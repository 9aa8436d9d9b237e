# One command a job; each does the set-up that it needs. PORT, PYTHON and DATA can be given: make run PORT=8600
PYTHON ?= python3
PORT   ?= 8501
DATA   ?= data
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help install run test lint types browser bench lock screenshots clean

help: ## list the jobs
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 22

install: $(STAMP) ## make .venv from the hashed lock file

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make install PYTHON=/path/to/python3.11"; exit 2; }
	@echo "Installing into $(VENV) (about a minute, once)"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

run: $(STAMP) ## build the tables from seeds/ and start the dashboard
	@$(BIN)/genesis build --out $(DATA)
	@$(BIN)/genesis serve --data $(DATA) --port $(PORT)

test: $(STAMP) lint types browser ## everything that must hold: ruff, mypy, import-linter, pytest
	@$(BIN)/pytest

lint: $(STAMP) ## style, formatting and the direction of imports
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/lint-imports --no-cache

types: $(STAMP) ## mypy, strict on genesis/
	@$(BIN)/mypy

browser: ## Chromium and Chinese fonts, for the browser tests
	@sh tests/browser/install.sh

bench: $(STAMP) ## speed, beside the peers
	@$(BIN)/pytest tests/benchmarks --benchmark-only

lock: $(STAMP) ## resolve the dependencies anew
	@$(BIN)/uv pip compile pyproject.toml --extra dev --extra build --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-header --quiet --output-file requirements.lock

screenshots: $(STAMP) browser ## pictures of every page, from the real application
	@$(BIN)/python tests/browser/screenshots.py

clean: ## forget the environment and the tables; what readers put right stays
	rm -rf $(VENV) .mypy_cache .ruff_cache
	rm -f $(DATA)/*.parquet $(DATA)/manifest.json
