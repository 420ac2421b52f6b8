# Needs only Python 3.11 to 3.13. `make demo` runs MiMi here and chats through a whole reading; `make test` tests her.
#   make demo ONCE=1       the scripted reading, its transcript, and out
#   make demo PORT=9000    the chat window somewhere else than 8800
#   make test ARGS="-k deck"
#   make evals            judges the prompts by forty questions: by the stand-in, or by OpenAI with OPENAI_API_KEY
#   make PYTHON=python3.12 …

PYTHON ?= python3
# Tests mostly wait (for a process, a browser, a time-out): one more of them at a time than two cores have.
JOBS ?= 3
ENV := .venv
PY := $(ENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check --quiet
LOCK := requirements-dev.lock
COMPILE := uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --quiet
OK_VERSION := import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))

.DEFAULT_GOAL := help
.PHONY: help venv demo test check evals image-check lock clean

help:
	@sed -n 's/^# \{0,1\}//p; /^$$/q' Makefile

# What the environment was made from stands in two files that are written last: without them it is half-finished and made
# anew. A changed lock is installed over what is there. An environment of a folder that was moved is of no use.
venv:
	@if [ -f $(ENV)/made.in ] && [ "$$(cat $(ENV)/made.in)" = "$(CURDIR)" ] && $(PY) -c '$(OK_VERSION)' 2>/dev/null; then \
	  cmp -s $(LOCK) $(ENV)/made.lock && cmp -s pyproject.toml $(ENV)/made.toml && exit 0; \
	else \
	  python=; \
	  for found in $(PYTHON) python3.13 python3.12 python3.11; do \
	    if $$found -c '$(OK_VERSION)' 2>/dev/null; then python=$$found; break; fi; \
	  done; \
	  if [ -z "$$python" ]; then \
	    echo "MiMi needs Python 3.11, 3.12 or 3.13; $(PYTHON) is $$($(PYTHON) --version 2>/dev/null || echo missing). Try: make PYTHON=/path/to/python3.12 …"; exit 1; \
	  fi; \
	  if ! $$python -c 'import venv, ensurepip' 2>/dev/null; then \
	    echo "$$python cannot make virtual environments. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; \
	  fi; \
	  echo "Making $(ENV) with $$($$python --version) (once; a few minutes)"; \
	  rm -rf $(ENV) && $$python -m venv $(ENV) || exit 1; \
	fi; \
	rm -f $(ENV)/made.lock $(ENV)/made.toml && \
	echo "Installing what $(LOCK) lists" && \
	$(PIP) install --require-hashes -r $(LOCK) && \
	$(PIP) install --no-build-isolation --no-deps --editable . && \
	echo "$(CURDIR)" > $(ENV)/made.in && cp $(LOCK) $(ENV)/made.lock && cp pyproject.toml $(ENV)/made.toml

demo: venv
	@exec $(PY) -m sandbox $(if $(ONCE),--once) $(if $(PORT),--port $(PORT))

test: venv
	$(PY) -m pytest -n $(JOBS) --dist loadgroup --durations=10 $(ARGS)

check: venv
	$(ENV)/bin/ruff check .
	$(ENV)/bin/ruff format --check .
	$(PY) -m mypy
	$(ENV)/bin/lint-imports
	$(PY) -m deptry .

evals: venv
	$(PY) -m worker.evals $(if $(OPENAI_API_KEY),,--stand-in) $(ARGS)

image-check: venv
	$(PY) -m tests.image_check $(PYTHON)

lock:
	@command -v uv >/dev/null || { echo "make lock needs uv: https://docs.astral.sh/uv/"; exit 1; }
	$(COMPILE) --output-file requirements.lock
	$(COMPILE) --all-extras --output-file $(LOCK)

clean:
	@if [ -L .local/elsewhere ]; then rm -rf "$$(readlink .local/elsewhere)"; fi
	rm -rf .local $(ENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
