# Needs only Python 3.11 to 3.13. `make demo` runs MiMi here and chats through a whole reading; `make test` runs the tests.
#   make demo ONCE=1       the scripted reading, its transcript, and out
#   make demo PORT=9000    the chat window somewhere else than 8800
#   make test ARGS="-k deck"
#   make check            ruff, mypy, import-linter, deptry
#   make quick            the checks and the tests that need no server and no browser, within a minute
#   make fuzz             posts 20,000 made-up bodies to the webhooks and the pay page; `make test` posts 2,000
#   make bench            measures how quick and how small MiMi is, into docs/performance.md (make bench ARGS=web: one part)
#   make faults           breaks each part while simulated people chat, and counts what became of it, into docs/faults.md
#   make pictures         draws every message, page and menu anew into docs/pictures, and says what changed
#   make evals            judges the prompts and what finds danger: by the stand-in, or by OpenAI with OPENAI_API_KEY
#   make PYTHON=python3.12 …
# CONTRIBUTING.md has the others: venv, image-check, base-image, lock, clean.

PYTHON ?= python3
# Tests mostly wait (for a process, a browser, a time-out): one more of them at a time than two cores have.
JOBS ?= 3
BASE := python:3.12-slim
ENV := .venv
PY := $(ENV)/bin/python
COMPILE := $(PY) -I sandbox/environment.py uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --quiet
OK_VERSION := import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))

# Makes $(ENV), for the demo or for the tests too; does nothing when it is as the lock says.
define environment
@for python in $(PYTHON) python3.13 python3.12 python3.11 $(PY); do \
  if $$python -c '$(OK_VERSION)' 2>/dev/null; then exec $$python -I sandbox/environment.py $(1); fi; \
done; \
echo "MiMi needs Python 3.11, 3.12 or 3.13; $(PYTHON) is $$($(PYTHON) --version 2>/dev/null || echo missing). Try: make PYTHON=/path/to/python3.12 …"; exit 1
endef

# Where Python may not keep what it compiled, each of MiMi's processes takes twice as long to start.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help venv demo test fuzz quick check bench faults pictures evals image-check base-image lock clean

help:
	@sed -n 's/^# \{0,1\}//p; /^$$/q' Makefile

venv:
	$(call environment,tests)

demo:
	$(call environment,demo)
	@exec $(PY) -m sandbox $(if $(ONCE),--once) $(if $(PORT),--port $(PORT))

test: venv
	@$(PY) -m tests.browser
	$(PY) -m pytest -n $(JOBS) --durations=10 $(ARGS)

# New inputs each time; what fails is made as small as it gets, and kept in .hypothesis for the next run.
fuzz: venv
	HYPOTHESIS_PROFILE=fuzz $(PY) -m pytest -n $(JOBS) --timeout 0 tests/integration/fuzz $(ARGS)

# What to run after each change: all that needs no server and no browser. These tests compute and do not wait.
quick: check
	$(PY) -m pytest -n logical --maxprocesses 4 tests/unit $(ARGS)

check: venv
	$(ENV)/bin/ruff check .
	$(ENV)/bin/ruff format --check .
	$(PY) -m mypy
	$(ENV)/bin/lint-imports
	$(PY) -m deptry .

bench: venv
	$(PY) -m bench $(ARGS)

# Half an hour. ARGS=--short: the worst faults, within three minutes; ARGS="--only 'Redis emptied'": one.
faults: venv
	$(PY) -m tests.faults $(ARGS)

# `make pictures ARGS=--check` only says what changed. Before and after are in .local/pictures.
pictures: venv
	@$(PY) -m tests.browser
	$(PY) -m tests.pictures $(ARGS)

evals: venv
	$(PY) -m worker.evals $(if $(OPENAI_API_KEY),,--stand-in) $(ARGS)

image-check: venv
	$(PY) -m tests.image_check $(PYTHON)

# The base image's digest of today into both lines of the Dockerfile that name it. Needs Docker; then make image-check.
base-image:
	@digest=$$(docker buildx imagetools inspect $(BASE) --format '{{.Manifest.Digest}}') && \
	case "$$digest" in sha256:*) ;; *) echo "no digest of $(BASE): $$digest"; exit 1;; esac && \
	sed -i.bak "s|^FROM $(BASE)[^ ]*|FROM $(BASE)@$$digest|" Dockerfile && rm Dockerfile.bak && grep '^FROM' Dockerfile

# The tests' lock comes first and the others begin as its copies, so that they keep its versions: what is installed for the
# tests serves the demo as well. ARGS="--upgrade-package flask" takes the newest.
lock: venv
	$(COMPILE) --all-extras --output-file requirements-dev.lock $(ARGS)
	cp requirements-dev.lock requirements.lock
	cp requirements-dev.lock requirements-demo.lock
	$(COMPILE) --output-file requirements.lock
	$(COMPILE) --extra local --extra environment --output-file requirements-demo.lock

clean:
	@if [ -L .local/elsewhere ]; then rm -rf "$$(readlink .local/elsewhere)"; fi
	rm -rf .local $(ENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
