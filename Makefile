# setup: an environment of our own | demo: the bot in a chat page | test | check: the whole gate
# format | bench: many people at once | bench-search | torture: kill it | lock: pin the dependencies anew
PYTHON ?= python3
PORT ?= 8080
BIN := .venv/bin
READY := .venv/.ready
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

.PHONY: setup demo test lint check format bench bench-search torture lock

setup: $(READY)

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12 setup")'
	@echo "Setting up .venv: this takes a minute, once."
	@$(PYTHON) -m venv .venv || { echo "Python's venv is missing. On Debian: apt install python3-venv" >&2; exit 1; }
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

demo: setup
	@exec $(BIN)/python -m bot demo --port $(PORT)

test: setup
	$(BIN)/python -m pytest $(if $(COV),--cov --cov-report=term)

lint: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

check: lint
	@$(MAKE) --no-print-directory test COV=1

format: setup
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: setup
	$(BIN)/python -m benchmarks

bench-search: setup
	$(BIN)/python -m benchmarks.search

torture: setup
	$(BIN)/python -m benchmarks.torture --write

COMPILE = uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-strip-extras \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

lock: # needs uv: pins every dependency, for every platform, with hashes; extras too, or an older pip reaches past the pin
	$(COMPILE) --group dev pyproject.toml -o requirements.lock
	$(COMPILE) --group build --constraint requirements.lock pyproject.toml -o requirements-run.lock
