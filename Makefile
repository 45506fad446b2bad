# Each target is a line or two over a plain command; handbook/en/own-computer.md gives the same commands for machines without make.

.DEFAULT_GOAL := help
.PHONY: help new import build serve check test test-all measure bench screenshots requirements report preview links status translated generate verify properdocs

export PIP_DISABLE_PIP_VERSION_CHECK := 1

python := .venv/bin/python

# The first of these that suits makes the environment. The pinned packages have wheels for Python 3.11 to 3.14.
candidates := $(or $(PYTHON),python3 python3.14 python3.13 python3.12 python3.11)
suits := import ensurepip, sys, venv; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))

# An environment dies when its folder is moved or its Python is replaced. Without stamps it is made anew.
$(shell [ "$$(cat .venv/requirements.stamp 2> /dev/null)" = '$(CURDIR)' ] && $(python) -c 'import pip' > /dev/null 2>&1 || rm -f .venv/*.stamp)

help: ## bu liste / this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' Makefile

build: .venv/pyproject.stamp ## siteyi site/ içine kurar / builds the site into site/
	$(python) -m bilingual build
	@echo 'Site hazır: site/. Bakmak için "make serve" ya da:'
	@echo 'The site is ready: site/. To look at it, "make serve" or:'
	@echo '    $(python) -m http.server --bind 127.0.0.1 --directory site 8000'
	@echo '    http://127.0.0.1:8000/  http://127.0.0.1:8000/en/'

serve: .venv/pyproject.stamp ## canlı önizleme / live preview: ADDRESS=127.0.0.1:8000
	$(python) -m bilingual serve $(if $(ADDRESS),--address $(ADDRESS))

check: .venv/pyproject.stamp ## yalnızca içeriği denetler / checks the content alone (FIX=1: düzeltir / fixes)
	$(python) -m bilingual check $(if $(FIX),--fix)

new: .venv/pyproject.stamp ## yeni kayıt ekler / adds a record: KIND=event ARGUMENTS='--title "…" --date …'
	$(python) -m bilingual new $(KIND) $(ARGUMENTS)

import: .venv/pyproject.stamp ## imzacı listesini aktarır / imports a list of signatories: FILE=list.csv SOURCE=… VERSION=… (KIND= SIGNED= IGNORE= ACCEPT= NAMES=1 SKIP=1 WRITE=1; TEMPLATE=1)
	$(python) -m bilingual import-signatories $(if $(FILE),"$(FILE)") $(if $(TEMPLATE),--template) $(if $(SOURCE),--source "$(SOURCE)") \
	    $(if $(VERSION),--version "$(VERSION)") $(if $(KIND),--kind "$(KIND)") $(if $(SIGNED),--signed "$(SIGNED)") \
	    $(if $(IGNORE),--ignore "$(IGNORE)") $(if $(ACCEPT),--accept "$(ACCEPT)") $(if $(NAMES),--names-seen) \
	    $(if $(SKIP),--skip-doubtful) $(if $(WRITE),--write)

test: .venv/pyproject.stamp .venv/tools.stamp ## programı sınar / tests the program
	$(python) -m ruff check
	$(python) -m ruff format --check
	$(python) -m mypy
	$(python) -m pytest -m 'not long' --numprocesses auto --dist worksteal

test-all: test ## uzun sınamaları da yapar / makes the long tests, too
	$(python) -m pytest -m long --numprocesses auto --dist worksteal

status: .venv/pyproject.stamp ## çevirilerin durumu / the state of the translations: KEY=events/…
	@$(python) -m bilingual status $(KEY)

translated: .venv/pyproject.stamp ## çeviriyi güncel sayar / notes a translation as current: KEY=events/… FIELD=summary
	@$(python) -m bilingual translated $(KEY) $(FIELD)

report: .venv/pyproject.stamp ## değişiklik raporu / what changed between two sites: BEFORE=site AFTER=site
	@$(python) -m bilingual report --before '$(BEFORE)' --after '$(AFTER)'

preview: .venv/pyproject.stamp ## indirilecek önizleme / preview to download: BEFORE=site AFTER=site INTO=folder
	$(python) -m bilingual preview --before '$(BEFORE)' --after '$(AFTER)' --into '$(INTO)'

links: .venv/pyproject.stamp ## dış bağlantıları yoklar / asks the links to other sites: SITE=site INTO=file
	$(python) -m bilingual links '$(SITE)' --into '$(INTO)' --unchecked .github/unchecked-links.txt

generate: .venv/pyproject.stamp ## alan tablosundan üretilenleri yeniler / renews what is made from the table of fields
	$(python) -m bilingual generate

verify: .venv/pyproject.stamp .venv/tools.stamp ## kurulmuş siteyi denetler / checks a built site: SITE=site (BROWSER=all, BROWSER=60)
	$(python) -m bilingual verify '$(or $(SITE),site)' $(if $(BROWSER),--browser $(if $(filter-out all,$(BROWSER)),--pages $(BROWSER)))

properdocs: .venv/pyproject.stamp .venv/requirements-dev.stamp ## ProperDocs da aynı siteyi kurar mı? / does ProperDocs build the same site?
	$(python) -m pytest tests/builds/test_properdocs.py

bench: .venv/pyproject.stamp ## hızı ölçer / measures speed against the plain stack: SIZES="250 1000" ROUNDS=3 (WRITE=1)
	$(python) -m benchmarks.run $(if $(SIZES),--sizes $(SIZES)) $(if $(ROUNDS),--rounds $(ROUNDS)) $(if $(WRITE),--write)

measure: .venv/pyproject.stamp .venv/requirements-dev.stamp ## okurun karşılaştığı / what readers meet on a built site: SITE=site
	$(python) -m benchmarks.reader '$(or $(SITE),site)'
	$(python) -m benchmarks.search '$(or $(SITE),site)'

screenshots: .venv/pyproject.stamp .venv/requirements-dev.stamp ## site/ içindekinin resimleri / pictures of what is in site/
	$(python) -m tests.browser.screenshots

requirements: .venv/requirements-dev.stamp ## sürümleri sabitler / pins the packages (UPGRADE=1: the newest)
	$(compile) requirements.in --output-file requirements.txt
	$(compile) requirements-dev.in --output-file requirements-dev.txt

compile = $(python) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --only-binary :all: --emit-build-options \
	--custom-compile-command 'make requirements' $(if $(UPGRADE),--upgrade)

.venv/requirements.stamp: requirements.txt
	@for python in $(candidates) none; do "$$python" -c '$(suits)' 2> /dev/null && break; done; \
	if [ "$$python" = none ]; then \
	    echo 'Python 3.11, 3.12, 3.13 ya da 3.14 (venv ile) bulunamadı; bakılanlar: $(candidates).' >&2; \
	    echo 'Kurun (Debian, Ubuntu: apt install python3 python3-venv) ya da yerini söyleyin: make PYTHON=/yol/python3 …' >&2; \
	    echo 'No Python 3.11, 3.12, 3.13 or 3.14 (with venv) was found; looked for: $(candidates).' >&2; \
	    echo 'Install one (Debian, Ubuntu: apt install python3 python3-venv) or say where it is: make PYTHON=/path/python3 …' >&2; \
	    exit 1; \
	fi; \
	echo "Ortam kuruluyor, bir iki dakika sürer / setting up, this takes a minute or two: $$python -m venv .venv"; \
	"$$python" -m venv --clear .venv
	$(python) -m pip install --quiet --require-hashes -r requirements.txt
	@echo '$(CURDIR)' > $@

.venv/requirements-dev.stamp: requirements-dev.txt .venv/requirements.stamp
	$(python) -m pip install --quiet --require-hashes -r requirements-dev.txt
	@touch $@

.venv/tools.stamp: tests/tools/package-lock.json .venv/requirements-dev.stamp
	cd tests/tools && PATH="$(CURDIR)/.venv/bin:$$PATH" npm ci --ignore-scripts --no-audit --no-fund --loglevel error
	@touch $@

.venv/pyproject.stamp: pyproject.toml .venv/requirements.stamp
	$(python) -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@
