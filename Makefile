# The two commands are `make run` and `make test`; the rest is a developer's day.

PORT ?= 8080
BASE ?= /
ENGINE ?= chromium firefox webkit
tools := .make/with
deny := $(tools) cargo deny --config .deny.toml --log-level error
holes := https://github.com/RustSec/advisory-db
# A failed build says what failed, not where in Trunk.
trunk := RUST_BACKTRACE=0 $(tools) trunk --log warn

# Cargo shows its progress the first time, when there is some; later it would only be noise.
first = [ -x target/debug/$(1) ] || $(tools) cargo build --package $(1)

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' Makefile
	@echo "PORT=9000 and FRESH=1 (a new database) for run and dev; BASE=/cabinet/ for build, dist and run; ENGINE=firefox for journeys"

run: build ## the cabinet and a stand-in for the company's API, with demo consumers
	@$(call first,stand-in)
	@$(tools) cargo run --quiet --package stand-in -- --port $(PORT) --dist dist --base $(BASE) \
		--db target/stand-in.sqlite $(if $(FRESH),--fresh)

test: ## everything, in three browser engines
	@.make/setup test
	@.make/test

dev: ready ## build on every change, at the same address
	@.make/dev $(PORT) $(if $(FRESH),--fresh)

build: ready ## the site into dist/, as it goes to a server
	@[ -d target/wasm ] || echo "Compiling the cabinet: about 6 min the first time, seconds after that."
	@$(call first,bundle)
	@$(trunk) build --release --public-url $(BASE)

dist: build ## a release: all of dist/, with licences, bill of materials, digests, and the snippet to paste
	@$(tools) cargo run --quiet --package bundle -- dist dist

check: ## formatting, lints, native tests
	@.make/check

components: ready ## components, in Chromium
	@.make/setup test
	@.make/components

contract: ## the stand-in against the contract, and strangers' requests against the stand-in
	@.make/setup test
	@$(tools) cargo test --quiet --package stand-in
	@.make/fuzz

conformance: ## the company's own API=https://… against the contract: LOGIN, PASSWORD, WRITES=yes, ORIGIN
	@$(call first,conformance)
	@$(tools) cargo run --quiet --package conformance

journeys: sites ## consumers' tasks, in ENGINE=chromium|firefox|webkit or all
	@.make/setup test
	@ENGINE="$(ENGINE)" $(tools) cargo test --quiet --package journeys

hosting: sites ## a release behind nginx, with the configuration of docs/hosting
	@.make/setup test
	@$(tools) cargo test --quiet --no-fail-fast --package hosting

sizes: build ## what a visit costs, against .make/budget.toml
	@$(tools) cargo run --quiet --package bundle -- sizes dist

audit: ## licences, duplicates, sources and known holes of dependencies
	@.make/setup audit
	@$(deny) check bans licenses sources
	@$(deny) --exclude bundle --exclude conformance --exclude hosting --exclude journeys --exclude stand-in --exclude-dev check --deny duplicate bans
	@if git ls-remote -q $(holes) HEAD >/dev/null 2>&1; then $(deny) check advisories; \
		else echo "known holes: not checked, their database ($(holes)) cannot be reached from here"; fi

ready:
	@.make/setup run

# Journeys also visit the cabinet under a path of a larger site.
sites: dist
	@$(trunk) build --release --public-url /cabinet/ --dist target/dist-cabinet

.PHONY: help run test dev build dist check components contract conformance journeys hosting sizes audit ready sites
