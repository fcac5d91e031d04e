# `make run` writes everything for the seed article; `make test` runs all tests. Both install what
# is missing first. Needs: Swift 6.1 or later, Debian or Ubuntu with apt.

LIBRARIES = pkg-config libicu-dev libmd4c-dev libgumbo-dev libxml2-dev libstemmer-dev libyaml-dev zlib1g-dev
# Read our outputs or serve us in the tests; a test whose reader is missing prints SKIP.
READERS = libxml2-utils python3 libcurl4
# Read our outputs in `make test-readers`.
HEAVY_READERS = libxml2-utils python3 python3-venv jing omegat chromium libreoffice-calc-nogui hugo
SUDO = $(shell [ "$$(id -u)" = 0 ] || echo sudo)
# lld, because GNU ld warns of functions that the static runtime holds and nobody calls.
SWIFT_FLAGS = --static-swift-stdlib -Xswiftc -use-ld=lld
PIPELINE = .build/release/pipeline
PREFIX ?= /usr/local

.PHONY: run test test-readers build setup lint manual benchmark peers install clean

# $(call install,PACKAGES): installs those that are missing.
define install
@missing=$$(for package in $(1); do \
  dpkg-query -W -f '$${Status}' $$package 2>/dev/null | grep -q 'ok installed' || echo $$package; \
done); \
if [ -n "$$missing" ]; then \
  echo "Installing" $$missing; \
  $(SUDO) apt-get update -qq && \
  $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing; \
fi
endef

run: build
	$(PIPELINE) run

test: build
	swift test

test-readers: build
	$(call install,$(HEAVY_READERS))
	Tests/Readers/run

build: setup
	swift build -c release $(SWIFT_FLAGS) --product pipeline

setup:
	$(call install,$(LIBRARIES) $(READERS))

lint:
	swift format lint --strict --recursive Package.swift Sources Tests Benchmarks

benchmark: build
	Benchmarks/run

peers: build
	Benchmarks/peers
	Benchmarks/peers align
	Benchmarks/peers words
	Benchmarks/peers summaries

# A manual page for each command, in .build/manual.
manual: build
	swift build --product generate-manual
	mkdir -p .build/manual
	.build/debug/generate-manual $(PIPELINE) --multi-page --output-directory .build/manual

install: build manual
	install -D -m 755 $(PIPELINE) $(DESTDIR)$(PREFIX)/bin/pipeline
	install -d $(DESTDIR)$(PREFIX)/share/man/man1
	install -m 644 .build/manual/*.1 $(DESTDIR)$(PREFIX)/share/man/man1
	install -d $(DESTDIR)$(PREFIX)/share/bash-completion/completions
	install -d $(DESTDIR)$(PREFIX)/share/zsh/site-functions
	install -d $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	$(PIPELINE) --generate-completion-script bash > $(DESTDIR)$(PREFIX)/share/bash-completion/completions/pipeline
	$(PIPELINE) --generate-completion-script zsh > $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_pipeline
	$(PIPELINE) --generate-completion-script fish > $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/pipeline.fish
	install -d $(DESTDIR)$(PREFIX)/share/pipeline/lexicon
	install -m 644 Glossaries/lexicon/*.tsv $(DESTDIR)$(PREFIX)/share/pipeline/lexicon

clean:
	rm -rf .build .build-training Benchmarks/.build Benchmarks/.build-peers
