# The commands that people and scripts rely on. `make help` lists them.
PYTHON ?= python3
BIN := .venv/bin
export FLOORASSIST_DATA ?= $(CURDIR)/data
HOST ?= 0.0.0.0
PORT ?= 8080
TIMES ?= 5

.DEFAULT_GOAL := help

help: ## This list
	@awk -F':.*## ' '/^[a-z-]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: .venv/run-ready ## Set up, seed the demo store, serve it; prints its addresses and a QR to join
	$(BIN)/floorassist demo
	exec $(BIN)/floorassist serve --host $(HOST) --port $(PORT) --tls --join

setup: .venv/run-ready .venv/dev-ready .venv/system-ready .venv/node-ready ## Everything that the other targets need

test: setup ## Lint, types, and the whole suite on SQLite, PostgreSQL and in Chromium
	tests/run

flakes: setup ## The stories again and again (TIMES=5), and how often each failed
	@for n in $$(seq $(TIMES)); do $(BIN)/pytest -n 2 --dist worksteal -p no:cacheprovider tests/stories; done \
		| sed -n 's/^\(FAILED\|ERROR\) \([^ ]*\).*/\2/p' | sort | uniq -c | sort -rn

bench: setup ## Every benchmark, quick; each alone: .venv/bin/python -m benchmarks.find --json
	@for name in find nearest route editor live imports page; do $(BIN)/python -m benchmarks.$$name --quick || exit 1; done

lock: .venv/dev-ready ## Pin the dependencies of pyproject.toml anew
	tests/lock

languages: setup ## Check the language files and write them out for the phone
	$(BIN)/python tests/languages

messages: setup ## Write what is to be translated anew into floorassist/translations
	$(BIN)/python tests/messages

clean: ## Remove what the other targets made (not the data folder)
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis dist build

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv .venv || (tests/install python && $(PYTHON) -m venv .venv) || { rm -rf .venv; exit 1; }

.venv/run-ready: .venv/bin/python requirements/run.lock pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

.venv/dev-ready: .venv/run-ready requirements/dev.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.lock
	@touch $@

.venv/system-ready: tests/install
	tests/install
	@touch $@

.venv/node-ready: .venv/system-ready tests/node/package-lock.json
	npm ci --prefix tests/node --ignore-scripts --no-audit --no-fund --silent
	@touch $@

.PHONY: help run setup test flakes bench lock languages messages clean
