# make demo   make an environment, grade examples/class, print the class table
# make test   the tests (in an environment of their own)
# make test-kernels  what compares numbers, once under each code that linear algebra may pick here
# make verify the laws of every assignment, mutants included (those of examples/course are among the tests)
# make check  everything: format, lint, types, import contracts, template drift, the laws, then the tests

PYTHON ?= python3
ENV := .venv
BIN := $(ENV)/bin
JOBS ?= 2
# Tests wait for other processes most of the time: more of them at once than there are processors.
TESTERS ?= $(shell $(PYTHON) -c 'import os; print(2 * (os.cpu_count() or 1))')
TEST_OPTIONS = -n $(TESTERS) --dist loadfile --no-loadscope-reorder

# OpenBLAS's names of processors: the oldest, and the last two where this one can run them.
KERNELS = Prescott $(shell grep -qw avx2 /proc/cpuinfo 2>/dev/null && echo Haswell) \
    $(shell grep -qw avx512f /proc/cpuinfo 2>/dev/null && echo SkylakeX)
COMPARING := $(addprefix tests/test_, laws.py diagnose.py carried_forward.py shrink.py) \
    tests/test_solutions.py::test_a_right_answer_earns_everything_with_room_to_spare

.PHONY: demo test test-kernels check lint verify fix clean

demo: $(ENV)/.installed
	$(BIN)/python grade.py batch examples/class -o out/demo --allow-open

test: $(ENV)/.installed-dev
	$(BIN)/python -m pytest $(TEST_OPTIONS)

test-kernels: $(ENV)/.installed-dev
	for core in $(KERNELS); do OPENBLAS_CORETYPE=$$core $(BIN)/python -m pytest -q $(TEST_OPTIONS) -k "not hash_seed" $(COMPARING) || exit 1; done

check: lint verify test test-kernels

lint: $(ENV)/.installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python grade.py template --all --check
	$(BIN)/python grade.py template --all --check --course examples/course
	$(BIN)/python grade.py schema --check
	$(BIN)/python grade.py schema --check --course examples/course

verify: $(ENV)/.installed-dev
	$(BIN)/python grade.py verify --all --jobs $(JOBS)

fix: $(ENV)/.installed-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:
	rm -rf $(ENV) out build *.egg-info .mypy_cache .ruff_cache .import_linter_cache

# venv needs ensurepip, which Debian keeps in a package of its own.
$(ENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("python: 3.11 or newer is needed; set PYTHON=python3.12 or the like")'
	$(PYTHON) -m venv $(ENV) || { echo "venv: is not available; install the package python3-venv"; exit 2; }

$(ENV)/.installed: $(ENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[class]'
	touch $@

$(ENV)/.installed-dev: $(ENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	touch $@ $(ENV)/.installed
