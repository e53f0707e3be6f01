# Two commands do everything, setup included: make demo, make test.
PORT ?= 8000
DATA ?= data
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.samlad-installed
ENGLISH := src/samlad/locale/en/LC_MESSAGES/django

.PHONY: demo serve test quick lint client install clean

demo: install
	SAMLAD_PORT=$(PORT) $(BIN)/samlad demo --data $(if $(filter data,$(DATA)),demo-data,$(DATA)) --port $(PORT)

serve: install
	SAMLAD_PORT=$(PORT) $(BIN)/samlad serve --data $(DATA) --port $(PORT)

# All of it: both databases, real servers, the browser. Installs Debian's packages when it may.
test: install
	$(BIN)/python -m tests.run

# The fast half on SQLite, while you work.
quick: $(STAMP) $(ENGLISH).mo
	$(BIN)/python -m pytest -m "not browser and not slow" -n 2

lint: $(STAMP)
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/lint-imports

install: $(STAMP) client $(ENGLISH).mo

client: $(STAMP)
	$(BIN)/python -m samlad.client.build

$(ENGLISH).mo: $(ENGLISH).po | $(STAMP)
	$(BIN)/python -m samlad.config.catalogue compile

# setuptools, which builds the package, comes from the lock: Python 3.12 and later put none into a new .venv.
$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Samlad needs Python 3.11 or later. Name yours: make PYTHON=python3.12"; exit 1; }
	@test -x $(BIN)/pip || $(PYTHON) -m venv --clear .venv \
		|| { echo "Python cannot make a virtual environment. On Debian: apt install python3-venv"; exit 1; }
	$(BIN)/pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --no-deps --no-build-isolation -e .
	touch $@

clean:
	rm -rf .venv build src/samlad/client/dist src/samlad/client/node_modules $(ENGLISH).mo demo-data
