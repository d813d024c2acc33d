# SPDX-License-Identifier: Apache-2.0
# Everything GovDesk's own checkout can do. `make` alone lists it.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup environment evidence demo test lint soak bench screens strings entries verifier locks wheel \
	install-desktop uninstall-desktop clean

BIN := .venv/bin
PYTHON3 = "$$(scripts/find_python.sh)"
IN_NO_WINDOW = QT_QPA_PLATFORM=offscreen

PREFIX ?= $(HOME)/.local
SHARE = $(DESTDIR)$(PREFIX)/share
GOVDESK ?= $(or $(shell command -v govdesk),$(CURDIR)/$(BIN)/govdesk)

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-18s %s\n", $$1, $$2}' Makefile

setup: environment ## make .venv with everything, and install what the system lacks
	@$(PYTHON3) scripts/system_libraries.py desktop tests

environment: ## make .venv and nothing else
	@scripts/find_python.sh >/dev/null
	@$(PYTHON3) scripts/environment.py

demo: environment ## make the fictional city in demo/ and open it (without a display: its packet)
	@$(PYTHON3) scripts/system_libraries.py desktop
	@$(BIN)/govdesk demo --at demo

# Compiled modules are kept even where Python is told not to: the tests start some hundred programs.
test: setup lint ## style, types, floors and every test but the soak
	$(IN_NO_WINDOW) PYTHONDONTWRITEBYTECODE= PYTEST_DEBUG_TEMPROOT=$$(scripts/temp_root.sh) $(BIN)/pytest -m "not soak" -n 2 --dist loadfile --max-worker-restart=0

lint: environment ## style, types and floors
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/mypy scripts $(wildcard benchmarks/*.py)
	$(BIN)/mypy --explicit-package-bases tests
	$(BIN)/lint-imports

evidence: setup # what only the full numbers and the benchmarks need
	@$(PYTHON3) scripts/system_libraries.py evidence
	@$(PYTHON3) scripts/uv.py pip install --quiet --require-hashes --python .venv -r requirements-evidence.lock

soak: evidence ## the tests with the full numbers; writes docs/evidence.md
	$(IN_NO_WINDOW) $(BIN)/python scripts/evidence.py

bench: evidence ## run every benchmark
	@set -e; for benchmark in $(wildcard benchmarks/[!_]*.py); do \
		echo "== $$benchmark"; $(IN_NO_WINDOW) $(BIN)/python "$$benchmark"; \
	done

screens: setup ## draw every screen into docs/screens/
	$(IN_NO_WINDOW) $(BIN)/python scripts/screens.py

strings: environment ## bring the catalogues of every language up to date with the texts
	$(BIN)/python scripts/strings.py

verifier: environment ## write dist/govdesk-verify.pyz, which checks bundles without GovDesk
	$(BIN)/python scripts/public_verifier.py

entries: environment ## write docs/entries.md from the code
	$(BIN)/python scripts/entries.py

locks: ## write the locks anew from pyproject.toml
	@$(PYTHON3) scripts/locks.py

wheel: environment ## build the wheel into dist/
	$(BIN)/python -m hatchling build --target wheel

install-desktop: ## put GovDesk into the desktop's menu (PREFIX, DESTDIR and GOVDESK are honoured)
	install -d "$(SHARE)/applications" "$(SHARE)/mime/packages" "$(SHARE)/icons/hicolor/scalable/apps"
	sed 's|^Exec=govdesk |Exec="$(GOVDESK)" |' resources/desktop/govdesk.desktop \
		> "$(SHARE)/applications/govdesk.desktop"
	install -m 644 resources/desktop/govdesk.xml "$(SHARE)/mime/packages/govdesk.xml"
	install -m 644 resources/icons/govdesk.svg "$(SHARE)/icons/hicolor/scalable/apps/govdesk.svg"
	scripts/refresh_desktop.sh "$(SHARE)"

uninstall-desktop: ## take it out again
	rm -f "$(SHARE)/applications/govdesk.desktop" "$(SHARE)/mime/packages/govdesk.xml" \
		"$(SHARE)/icons/hicolor/scalable/apps/govdesk.svg"
	scripts/refresh_desktop.sh "$(SHARE)"

clean: ## remove everything made here, .venv and the demo city included
	rm -rf .venv .tools demo dist build .mypy_cache .pytest_cache .ruff_cache .hypothesis \
		.import_linter_cache
