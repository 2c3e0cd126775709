# The commands of the house. `make demo` and `make test` need nothing but Python 3.11 and make.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
SERVE ?= 1
SMPLAN_WORKSPACE ?= $(CURDIR)/demo
LOCK = requirements.lock
export SMPLAN_WORKSPACE

.DEFAULT_GOAL := help
.PHONY: help setup demo serve test lint fix types contracts pages browser bench bench-peers stress proof-imports proof-review binder lock golden schema sample clean

help:           ## these commands, a line each
	@grep -hE '^[a-z-]+: .*## |^[a-z-]+:  .*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(BIN)/.packages: $(LOCK)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r $(LOCK)
	@touch $@

# The kernelspec and the page dress travel as data files of the package, so a change of them installs it again.
$(BIN)/.installed: $(BIN)/.packages pyproject.toml $(shell find templates/voila smplan_kernel/kernels/smplan -type f 2>/dev/null)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

setup: $(BIN)/.installed   ## the virtual environment with everything in it

demo: setup     ## the sample organisation, its review of last month, and the workbook (SERVE=0 stops after the report)
	$(BIN)/smplan demo $(if $(filter 0,$(SERVE)),--no-serve,)

serve: setup    ## the workbook in the browser, on the plans of SMPLAN_WORKSPACE
	$(BIN)/smplan serve

test: setup     ## all tests but the browser's
	$(BIN)/python -m pytest -q -n 2 --dist loadscope --no-loadscope-reorder
	SMPLAN_WORKSPACE=$$(mktemp -d) $(BIN)/python -m pytest -q --nbval-lax --nbval-current-env --nbval-cell-timeout=60 -n 2 --dist loadscope workbooks
	$(BIN)/python -m pytest -q --nbval --nbval-current-env --nbval-cell-timeout=60 --nbval-sanitize-with tests/golden/sanitize.cfg tests/golden

lint: setup     ## style, types, layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

fix: setup      ## put right what a tool can put right
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

pages: setup    ## the workbook's pages: conventions, each page on a blank and a full plan
	$(BIN)/python -m pytest -q tests/workbooks

browser: setup  ## the pages in a real browser (Debian's chromium), two files or pages at a time
	$(BIN)/python -m pytest -q -n 2 --dist loadscope --no-loadscope-reorder tests/browser

bench: setup    ## what smplan costs beside the plain stack, on this machine (a table and bench.json)
	$(BIN)/python -m tests.bench

bench-peers: setup   ## one form page beside Streamlit, Panel, Solara and marimo (fetches them into ~/.cache/smplan-peers)
	$(BIN)/python -m tests.bench.peers

stress: setup   ## five hundred runs by the engine, eight at a time, without an error
	SMPLAN_RUNS=500 $(BIN)/python -m pytest -q tests/kernels/test_stress.py

proof-imports: setup   ## a thousand broken, strange and hostile files: each right or one clear error (fetches packages)
	$(BIN)/python -m tests.proof

proof-review: setup    ## a review by hundreds of tries: same bytes, runs at once, kills, calendar, hostile words (proof-review.json; fetches packages)
	$(BIN)/python -m tests.proof.review

binder: setup   ## what mybinder.org does with this repository, in a fresh environment
	$(BIN)/python -m pytest -q tests/binder

lock:           ## pin the newest versions that pyproject.toml allows (needs uv)
	uv pip compile pyproject.toml --extra dev --extra postgres --extra cluster --extra s3 --extra pdf --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -q -o $(LOCK)
	uv pip compile pyproject.toml --universal --python-version 3.11 -c $(LOCK) --no-header --no-annotate -q -o binder/requirements.txt

golden: setup   ## make the golden review anew (then read the difference)
	$(BIN)/python -m tests.golden.make

schema: setup   ## write the schema of review.json anew from its model
	$(BIN)/python -m smplan_kernel.review.schema

sample: setup   ## make the landscape sample anew from its seed
	$(BIN)/python -m tests.samples.landscape

clean:          ## forget the environment and the demo
	rm -rf $(VENV) demo
