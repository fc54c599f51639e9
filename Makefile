# The project's own doors. Everything runs in an environment made here (.venv), from the package
# index alone; nothing needs to be installed by hand beside Python 3.11 or newer, make and git.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEMO_DAY := 2026-11-23
MINUTES ?= 30
SIZES ?= 1000 10000
VAULTS ?=

.PHONY: help demo test check bench golden fuzz fidelity lives writers kills

help:  ## say what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "vaultnet needs Python 3.11 or newer; name one: make PYTHON=python3.12 …"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . --group dev
	@touch $@

demo: $(READY)  ## refresh the digest of a copy of the example vault, and print it
	@rm -rf .demo && cp -R example_vault .demo && rm -f ".demo/Due this week.md"
	@$(BIN)/vaultnet --vault .demo --today $(DEMO_DAY) digest
	@cat ".demo/Due this week.md"
	@echo && echo "The copy of the example vault is in .demo; try: $(BIN)/vaultnet --vault .demo --today $(DEMO_DAY) due"

test: $(READY)  ## run the tests
	@$(BIN)/python -m pytest

check: $(READY)  ## lint, format and types
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy

bench: $(READY)  ## measure vaults of SIZES notes ("1000 10000") and VAULTS, large notes, the watcher
	@$(BIN)/python bench/run.py --sizes $(SIZES) --vaults $(VAULTS)
	@$(BIN)/python bench/large_notes.py
	@rm -rf .bench && $(BIN)/python bench/vault_generator.py .bench 10000 >/dev/null
	@$(BIN)/python bench/watch.py .bench
	@rm -rf .bench

golden: $(READY)  ## write the expected files of the tests anew; look at the difference before you commit
	@$(BIN)/python -m pytest --golden

fidelity: $(READY)  ## edit one property of 10,000 generated blocks: nothing else may change
	@VAULTNET_EXAMPLES=10000 $(BIN)/python -m pytest tests/test_edit_properties.py -k generated

fuzz: $(READY)  ## fuzz the reading of notes for MINUTES (30); faults are written to .fuzz
	@cd tests && ../$(BIN)/python -m fuzz.run --minutes $(MINUTES) --out ../.fuzz

writers: $(READY)  ## edit a vault beside the watcher for MINUTES (30), 20,000 edits: none may be lost
	@cd tests && ../$(BIN)/python -m harness.two_writers --minutes $(MINUTES) --edits 20000

kills: $(READY)  ## kill writes and ticks at every call of the system (Linux, strace), and 10,000 times
	@cd tests && ../$(BIN)/python -m harness.kill_at_system_calls harness.cases:replaced \
		harness.cases:new harness.cases:deep harness.cases:edited harness.cases:ticked
	@VAULTNET_LONG=1 $(BIN)/python -m pytest tests/test_killed.py

lives: $(READY)  ## write three invented lives as vaults into .lives
	@rm -rf .lives && cd tests && ../$(BIN)/python -m lives ../.lives
	@echo "Try: $(BIN)/vaultnet --vault .lives/engineer --today $(DEMO_DAY) due"
