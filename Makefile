# Two commands are enough on a fresh machine with Python 3.11 and make: `make demo` and `make test`.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV   ?= .venv
BIN    := $(VENV)/bin

# The library that runs the embedder would report to its makers how it is used; Privity itself says so before loading it.
export ORT_DISABLE_TELEMETRY := 1

.PHONY: demo run test check bench soak leap docs lock clean

# The stamp is newer than the lock files exactly when the environment matches them.
$(VENV)/.stamp: requirements/dev.txt requirements/runtime.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Privity needs Python 3.11 or newer; set PYTHON=...")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(VENV)/.stamp
	$(BIN)/privity demo

run: $(VENV)/.stamp
	$(BIN)/privity serve

test: check
	$(BIN)/python -m tests.run

check: $(VENV)/.stamp
	$(BIN)/ruff check src tests benchmarks
	$(BIN)/ruff format --check src tests benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

bench: $(VENV)/.stamp
	$(BIN)/python -m benchmarks

soak: $(VENV)/.stamp
	$(BIN)/python -m tests.run --soak

# The consents of LEAP, which lie in no package: it needs their repository.
leap: $(VENV)/.stamp
	$(BIN)/python -m tests.leap

docs: $(VENV)/.stamp
	$(BIN)/mkdocs build --quiet --strict

# Pins every dependency with its hashes; the lock files name no registry.
lock: $(VENV)/.stamp
	cd requirements && ../$(BIN)/uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header --universal --python-version 3.11 runtime.in -o runtime.txt
	cd requirements && ../$(BIN)/uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header --universal --python-version 3.11 dev.in -c runtime.txt -o dev.txt

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage*
