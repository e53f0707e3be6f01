# Two commands do everything, setup included: make demo, make test.
PORT ?= 8000
DATA ?= data
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.samlad-installed

.PHONY: demo serve test quick browser postgresql lint client clean

demo: $(STAMP) client
	SAMLAD_PORT=$(PORT) $(BIN)/samlad demo --data $(if $(filter data,$(DATA)),demo-data,$(DATA)) --port $(PORT)

serve: $(STAMP) client
	SAMLAD_PORT=$(PORT) $(BIN)/samlad serve --data $(DATA) --port $(PORT)

test: $(STAMP) client
	$(BIN)/python -m tests.run

quick: $(STAMP)
	$(BIN)/python -m pytest -m "not browser and not slow" -n 2

lint: $(STAMP)
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/lint-imports

client: $(STAMP)
	$(BIN)/python -m samlad.client.build

$(STAMP): requirements.lock pyproject.toml
	test -d .venv || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --no-deps --no-build-isolation -e .
	touch $@

clean:
	rm -rf .venv build src/samlad/client/dist src/samlad/client/node_modules demo-data
