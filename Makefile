# The commands of this project; `make help` lists them.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help setup tools demo test lint translations screenshots gallery peers bench soak live
PYTEST := .venv/bin/pytest
SOAK_S ?= 600
# Tests open their windows off screen, so that they neither need nor disturb yours.
off_screen = QT_QPA_PLATFORM=$${QT_QPA_PLATFORM:-offscreen}

help: ## list these commands
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):[^#]*## /\1	/' | \
		while IFS='	' read -r name text; do printf '  make %-12s %s\n' "$$name" "$$text"; done

setup: ## make .venv/bin/moderator and what it needs; quick when nothing changed
	@sh packaging/setup.sh run

tools: setup
	@sh packaging/setup.sh test

demo: setup ## open the desk on a small newspaper site made for trying it out
	@.venv/bin/moderator demo

test: lint ## set up, check the code, run the whole test suite (under 15 minutes)
	$(off_screen) $(PYTEST) tests/e2e  # whole programs, a browser and a site: one at a time
	$(off_screen) $(PYTEST) -n auto --maxprocesses 4 --dist loadfile \
		--ignore=tests/e2e --ignore=tests/bench --ignore=tests/live

lint: tools ## check style, types and the direction of imports
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	.venv/bin/mypy packaging
	.venv/bin/lint-imports --no-logo

translations: tools ## bring resources/i18n in step with the texts in the code
	@sh packaging/translations.sh

screenshots: tools ## make the README's pictures anew
	QT_QPA_PLATFORM=offscreen .venv/bin/python packaging/screenshots.py --out resources/screenshots

gallery: tools ## picture every screen, both themes and languages, three sizes; GALLERY=folder
	QT_QPA_PLATFORM=offscreen .venv/bin/python packaging/gallery.py $(if $(GALLERY),--out $(GALLERY))

peers: tools ## install the other restorers that `make bench` compares with (some 350 MB)
	.venv/bin/python -m venv build/peers
	build/peers/bin/python -m pip install --quiet --requirement tests/bench/peers.txt

bench: tools ## measure speed; MODERATOR_BENCH_COMMENTS=1000000 for a million
	$(off_screen) $(PYTEST) tests/bench

soak: tools ## ten minutes of work at a long queue, with the longest pause; SOAK_S=60 for a minute
	MODERATOR_BENCH_SOAK_S=$(SOAK_S) $(off_screen) $(PYTEST) tests/bench/test_soak.py

live: tools ## run the whole job against a real WordPress, with an input method, by a screen reader
	@.venv/bin/python packaging/system_packages.py live
	$(off_screen) $(PYTEST) tests/live
