# Everything a newcomer needs: `make demo`, `make test`, `make desk`.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
UV     := $(shell command -v uv 2>/dev/null)

.PHONY: demo desk test quick lint bench eval faults lock clean help

help:            ## this list
	@grep -E '^[a-z]+: .*##' $(MAKEFILE_LIST) | sed 's/:.*##/ —/'

# uv where it is present, pip otherwise; the lock is complete, so nothing is resolved here.
ifdef UV
create  = test -x $(BIN)/python || $(UV) venv --quiet --python $(PYTHON) $(VENV)
install = $(UV) pip install --quiet --python $(BIN)/python --no-deps
else
create  = test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
install = $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps
endif

$(VENV)/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' || \
	  { echo "Python 3.11, 3.12 or 3.13 is needed: make PYTHON=/path/to/python3.12 …" >&2; exit 4; }
	@echo "Setting up .venv from requirements.lock (a few minutes the first time) …"
	@$(create)
	@$(install) --require-hashes -r requirements.lock
	@$(install) --no-build-isolation --editable .
	@touch $@

$(VENV)/ready-test: requirements-test.lock $(VENV)/ready
	@echo "Adding what the tests need …"
	@$(install) --require-hashes -r requirements-test.lock
	@touch $@

demo: $(VENV)/ready        ## draft an issue from the sample newsroom: no key, no internet
	@$(BIN)/drafter demo

desk: $(VENV)/ready        ## open the desk on http://127.0.0.1:8501
	@$(BIN)/drafter desk

test: lint                 ## the whole suite
	@$(BIN)/python -m pytest -n 2 --dist loadfile

quick: $(VENV)/ready-test  ## the part of the suite to run while working
	@$(BIN)/python -m pytest -m "not slow" -n 2 --dist loadfile

lint: $(VENV)/ready-test   ## ruff, mypy, import contracts
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: $(VENV)/ready-test  ## measure: each figure beside what one would use instead
	@$(BIN)/python -m eval.bench

eval: $(VENV)/ready-test   ## how good the drafts and the checks are: offline, against the floors
	@$(BIN)/python -m eval run --report out/eval

faults: $(VENV)/ready-test ## faults of model servers, kills at random, ten desks at once (an hour)
	@$(BIN)/python -m eval.faults.chaos --items 500
	@$(BIN)/python -m eval.faults.kill --kills 200
	@$(BIN)/python -m eval.faults.load

lock:                      ## resolve both locks anew (needs uv)
	uv pip compile --quiet pyproject.toml --group build --group tables $(LOCKED) -o requirements.lock
	uv pip compile --quiet --group test --constraint requirements.lock $(LOCKED) -o requirements-test.lock

LOCKED := --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header

clean:                     ## remove the environment and what was drafted
	rm -rf $(VENV) out
