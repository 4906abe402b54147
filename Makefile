# Everything runs from its own virtual environment, .venv; the first target that needs it makes it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
EXAMPLE := definitions/bugul_kidul
DATA := $(EXAMPLE)/data_contoh.csv
RESULTS := hasil
FUZZ_SECONDS ?= 600

.DEFAULT_GOAL := help
.PHONY: help demo test check format lint types unit coverage wheel bench fuzz docs clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(VENV)/demo: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --editable ".[xlsx,laporan,testing]"
	@touch $@

$(VENV)/dev: $(VENV)/demo
	$(BIN)/pip install --quiet --disable-pip-version-check --editable ".[dev]"
	@touch $@

demo: $(VENV)/demo ## the real worksheet, from the official's text to numbers that explain themselves
	@echo "== 1. impor: the worksheet as it came becomes a definition file"
	$(BIN)/indikator impor $(EXAMPLE)/naskah.txt -o $(EXAMPLE)/kertas_kerja.indikator --timpa
	@echo "== 2. periksa: what a careful reader would ask (findings are expected, so exit code 1 is too)"
	-$(BIN)/indikator periksa $(EXAMPLE)
	@echo "== 3. hitung: the tree with 17 indicators, from made-up data"
	$(BIN)/indikator hitung $(EXAMPLE) $(DATA)
	@echo "== 4. jelaskan: one number explained"
	$(BIN)/indikator jelaskan $(EXAMPLE) $(DATA) "Persentase Laporan Trantibmas yang ditindaklanjuti sesuai standard"
	@echo "== 5. uji: what the office claims of its data and results, tried"
	$(BIN)/indikator uji $(EXAMPLE) $(DATA)
	@echo "== 6. laporan: the raw worksheet, six kelurahan, four quarters and the targets become a page to hand in"
	@mkdir -p $(RESULTS)
	$(BIN)/indikator laporan $(EXAMPLE)/naskah.txt $(EXAMPLE)/data_triwulan.csv --bersama $(EXAMPLE)/pernyataan.indikator \
	  --target $(EXAMPLE)/target.csv --periode 2025 --timpa \
	  -o $(RESULTS)/laporan.html -o $(RESULTS)/laporan.docx -o $(RESULTS)/laporan.md -o $(RESULTS)/laporan.xlsx
	@echo "== 7. the same from Python"
	$(BIN)/python -c "from indikator_dsl import load; print(load('$(EXAMPLE)').evaluate('$(DATA)')['Persentase Kelembagaan Masyarakat yang Aktif'].value)"

test: lint types unit wheel ## every check: format, lint, strict types, tests, tests against the wheel

lint: $(VENV)/dev ## formatter and linter, nothing changed
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(VENV)/dev ## strict types
	$(BIN)/mypy

unit: $(VENV)/dev ## tests
	$(BIN)/pytest -q --numprocesses auto

coverage: $(VENV)/dev ## the same tests, with what they reach: half as long again
	$(BIN)/pytest -q --numprocesses auto --cov --cov-report=term

wheel: $(VENV)/dev ## build the wheel, install it in an empty folder's environment, run the tests there
	$(BIN)/python tests/wheel.py

format: $(VENV)/dev ## format and mend what can be mended
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: $(VENV)/dev ## write docs/kode.md and docs/kode/ from the catalogue and the examples
	$(BIN)/python docs/tulis_kode.py

bench: $(VENV)/dev ## benchmarks, each beside a peer of the same run; some ten minutes
	$(BIN)/python -m benchmarks

$(VENV)/fuzz: $(VENV)/dev
	-$(BIN)/pip install --quiet --disable-pip-version-check --editable ".[fuzz]"
	@touch $@

fuzz: $(VENV)/fuzz ## look for texts that break a promise, FUZZ_SECONDS=600 in all (tests/fuzz/README.md)
	$(BIN)/python -m tests.fuzz $(FUZZ_SECONDS)

clean: ## remove what the other targets made
	rm -rf $(VENV) $(RESULTS) build dist *.egg-info .coverage .pytest_cache .mypy_cache .ruff_cache .hypothesis
