# Two commands to begin with: `make demo` does the main job, `make test` passes the tests.
# Each installs what it misses from Debian's packages and says so.

.PHONY: help build test lint format demo browser screenshots bench soak chaos install uninstall clean

help:
	@echo 'make demo     back up a busy server, lose a table, restore to the second before; then the service with it'
	@echo 'make test     build, lint and all tests, on real MariaDB and MySQL servers'
	@echo 'make browser  the console in a real browser: two stories, two languages; make screenshots takes the pictures of docs/images'
	@echo 'make build    the program alone: .build/release/tidemark'
	@echo 'make install  program, completions, units and examples below PREFIX=/usr/local (DESTDIR= for packages)'
	@echo 'make bench    figures beside mydumper, mariadb-dump and mariadb-binlog; a fleet of a thousand, 200 idle streams'
	@echo 'make soak     the witness test for long (MINUTES=30, TIDEMARK_SEED=n to repeat)'
	@echo 'make chaos    the service for ten minutes while processes are killed and connections cut (TIDEMARK_SEED=n to repeat)'
	@echo 'make lint     style, import rules, formatting      make format   formats the sources in place'
	@echo 'make clean    removes what the build made and the servers that were fetched'

build:
	@scripts/setup libraries
	swift build -c release --product tidemark

test:
	@scripts/test

demo:
	@scripts/setup libraries mariadb
	swift build -c release --product tidemark
	@scripts/demo

browser:
	@scripts/setup libraries mariadb mysql browser
	swift build -c release --product tidemark
	@scripts/browser test

screenshots:
	@scripts/setup libraries mariadb browser
	swift build -c release --product tidemark
	@scripts/browser screenshots

bench:
	@scripts/setup libraries mariadb mysql seaweedfs
	swift build -c release --product tidemark
	swift build -c release --product FleetBench
	@scripts/bench

DESTDIR ?=
PREFIX ?= /usr/local
SYSCONFDIR ?= /etc
UNITDIR ?= $(if $(filter /usr,$(PREFIX)),/usr/lib,/etc)/systemd/system
# As its owner builds it and root installs it, nothing is built here.
install:
	@scripts/install '$(DESTDIR)' '$(PREFIX)' '$(SYSCONFDIR)' '$(UNITDIR)'

uninstall:
	@scripts/install --remove '$(DESTDIR)' '$(PREFIX)' '$(SYSCONFDIR)' '$(UNITDIR)'

MINUTES ?= 30
soak:
	@scripts/setup libraries mariadb mysql
	swift build -c release --build-tests
	TIDEMARK_WITNESS_SECONDS=$$(( $(MINUTES) * 30 )) swift test -c release --skip-build --no-parallel --filter WitnessTests

SECONDS ?= 600
chaos:
	@scripts/chaos $(SECONDS)

lint:
	@scripts/lint

format:
	git ls-files -co --exclude-standard '*.swift' | xargs swift format format --in-place --parallel

clean:
	rm -rf .build .tidemark-servers
