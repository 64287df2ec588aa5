# Two commands do everything: `make book` and `make test`. `make help` lists the rest.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
PIN := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-annotate --no-header --upgrade
UV := $(PIN) pyproject.toml
CPYTHON := grep -v "== 'pypy'"
export PYTHON MAKECMDGOALS

.PHONY: book serve offline test same bench fuzz lint clean pins bundle help
.DEFAULT_GOAL := help

book: .venv/.book ## Build the book, strictly, and say where it is
	@$(BIN)/jupyter-book build . -W -n --keep-going || { rm -rf _build/.doctrees; sh .ci/failed "$(NOT_BUILT)"; } # or a page that failed would pass unread next time
	@echo "The book is built. Open $(CURDIR)/_build/html/index.html"

serve: book ## Build the book and serve it to this machine only
	@echo "Open http://127.0.0.1:$(PORT)/ and stop with Ctrl-C"; $(BIN)/python -m http.server $(PORT) --bind 127.0.0.1 --directory _build/html

offline: book ## Put the whole book into one zip that opens from a USB stick
	@rm -f dist/*.zip && $(BIN)/python -m realist.documents.archive _build/html dist/who-works-with-whom.zip || sh .ci/failed "The zip could not be written. See the lines above."
	@echo "Unpack dist/who-works-with-whom.zip anywhere, and open index.html in its folder html"

test: .venv/.test ## Install what testing needs, lint, build the book, run every test
	@$(BIN)/python -m tests.chromium && $(MAKE) --no-print-directory --jobs=2 lint book
	@$(BIN)/python -m pytest --numprocesses 2 --dist worksteal --reruns 1 --only-rerun TimeoutError # a busy machine may keep a browser waiting; what is false stays false

same: .venv/.book ## Build the book twice from nothing, in two places, and compare every byte (long)
	@$(BIN)/python -m tests.same_builds

bench: .venv/.test .venv/.bench ## Measure appraisals, the built pages and the book's build, each against something named
	@$(BIN)/python -m benchmarks

fuzz: .venv/.test ## Bring in ten thousand hostile inputs, and spoil the evidence five hundred times; SEED=8 for the same again
	@$(BIN)/python -m tests.chromium && $(BIN)/python -m tests.fuzz $(if $(SEED),--seed $(SEED))
	@REALIST_DESIGNS=40000 $(BIN)/python -m pytest --quiet --numprocesses 2 tests/test_vectors.py tests/browser/test_same_answer.py

lint: .venv/.test ## Check style, format, types and the order of imports
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports
	@$(BIN)/python -m tests.frontend_imports && sh .ci/lint-frontend

clean: ## Remove everything that was built or installed
	rm -rf .venv _build dist frontend/node_modules .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache

pins: .venv/.test ## Refresh the requirements files from pyproject.toml, and that of the benchmarks
	@{ echo "$(PINS_BOOK)" && $(UV) | $(CPYTHON) && echo "-e ."; } > .venv/book.txt && mv .venv/book.txt requirements.txt
	@grep -v -e '^-e' requirements.txt > .venv/have.txt; { echo "$(PINS_DEV)"; $(UV) --extra dev --constraint .venv/have.txt | $(CPYTHON) | grep -vxF -f .venv/have.txt; } > .venv/dev.txt && mv .venv/dev.txt requirements-dev.txt
	@{ echo "$(PINS_BENCH)"; echo voila | $(PIN) --constraint .venv/have.txt - | $(CPYTHON) | grep -vxF -f .venv/have.txt; } > .venv/voila.txt && mv .venv/voila.txt benchmarks/requirements.txt

bundle: ## Rebuild the front end into realist/static (the one target that needs Node.js)
	cd frontend && npm ci --no-audit --no-fund && npm run build

help: ## List these targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1	\2/p' Makefile

NOT_BUILT := The book was not built. What is wrong stands above in a line with WARNING or ERROR, with its file: mend it, and run the same command again.
PINS_BOOK := \# What building the book and Binder need, pinned whole. Refresh with: make pins
PINS_BENCH := \# What the comparison with stock widgets adds to requirements.txt in .venv/bench, pinned whole. Refresh with: make pins
PINS_DEV := \# What tests and benchmarks add to requirements.txt, pinned whole. Refresh with: make pins

.venv/.book: requirements.txt pyproject.toml .ci/prepare
	@sh .ci/prepare requirements.txt && touch $@

.venv/.test: requirements.txt requirements-dev.txt pyproject.toml .ci/prepare
	@sh .ci/prepare requirements.txt requirements-dev.txt && touch .venv/.book $@

.venv/.bench: benchmarks/requirements.txt .venv/.test
	@echo "Installing Voilà, to compare with, into .venv/bench" && $(BIN)/python -m venv .venv/bench && \
	.venv/bench/bin/python -m pip install --quiet --disable-pip-version-check -r requirements.txt -r benchmarks/requirements.txt && touch $@
