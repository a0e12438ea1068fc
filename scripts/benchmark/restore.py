"""Restores of a base beside myloader, LOAD DATA and bulk execute."""

import os
import shutil
import subprocess

from .data import COLUMNS, TEXT, fill_from_text, reset, text_of, tidemark_restore
from .figures import TABLES, TIDEMARK, measure, need, phase_seconds, report, section, wanted
from .servers import PASSWORD, PROJECT, ROOT, MySQL, fail

EACH = f"printf '%s\\n' $(seq {TABLES}) | xargs -P 2 -I@ "


def restore(source, target):
    """On MariaDB."""
    lines = section("restore", "MariaDB, 2 connections; tidemark includes its proof")
    reset(target)
    own = tidemark_restore(target)
    report(lines, "tidemark restore --to latest", own)
    load = phase_seconds(own.output, "load")
    print(f"    of which rows and indexes {load:.2f} s, proof {phase_seconds(own.output, 'prove'):.2f} s")
    reset(target)
    loader = measure(
        f"myloader --host 127.0.0.1 --port {target.port} --user bench --password {PASSWORD} --threads 2 --directory {ROOT}/mydumper", target)
    report(lines, "myloader --threads 2", loader)
    text_of(source)
    reset(target)
    empty_tables(target)
    report(lines, "LOAD DATA LOCAL by hand, index afterwards", by_hand(target))
    reset(target)
    empty_tables(target)
    bulk = measure(f"{EACH} env BENCH_PASSWORD={PASSWORD} {bulkload()} {target.port} sbtest@ {TEXT}", target)
    report(lines, "bulk execute from memory, index afterwards", bulk)
    wanted(f"1.7 times faster than myloader: {loader.wall / own.wall:.2f}; within 1.25 times bulk execute from memory: "
           f"{own.wall / bulk.wall:.2f}, {load / bulk.wall:.2f} without the proof, which bulk execute has not")


def mysql(origin):
    """On MySQL, with the redo log off on both targets; the rows are those of `origin`."""
    source = target = None
    try:
        text_of(origin)
        source = MySQL("mysql-source", "--server-id=3", "--log-bin=binlog", "--gtid-mode=ON", "--enforce-gtid-consistency=ON",
                       "--binlog-row-metadata=FULL")
        target = MySQL("mysql-target", "--server-id=4", "--skip-log-bin")
        fill_from_text(source)
        repository = f"file://{ROOT}/mysql-repository"
        measure([TIDEMARK, "init", "--repo", repository])
        measure([TIDEMARK, "backup", "--source", source.url, "--repo", repository, "--instance", "mysql", "--threads", "2"])
        target.sql("ALTER INSTANCE DISABLE INNODB REDO_LOG")
        lines = section("restore on MySQL", f"{source.version}, 2 connections, no redo log; tidemark includes its proof")
        own = measure([TIDEMARK, "restore", "--repo", repository, "--instance", "mysql", "--json", "--threads", "2", "--to", "latest",
                       "--target", target.url], target)
        report(lines, "tidemark restore --to latest", own)
        load = phase_seconds(own.output, "load")
        print(f"    of which rows and indexes {load:.2f} s, proof {phase_seconds(own.output, 'prove'):.2f} s")
        reset(target)
        empty_tables(target)
        hand = by_hand(target)
        report(lines, "LOAD DATA LOCAL by hand, index afterwards", hand)
        wanted(f"within 1.15 times LOAD DATA: {own.wall / hand.wall:.2f}, {load / hand.wall:.2f} without the proof, which LOAD DATA has not")
    finally:
        for server in (source, target):
            if server:
                server.stop()
        shutil.rmtree(f"{ROOT}/mysql-repository", ignore_errors=True)


def empty_tables(target):
    target.sql("CREATE DATABASE bench CHARACTER SET latin1")
    target.sql("".join(f"CREATE TABLE sbtest{t} {COLUMNS.format('')} ENGINE=InnoDB;" for t in range(1, TABLES + 1)), "bench")


def by_hand(target):
    load = " ".join(target.client("--local-infile=1", "bench"))
    return measure(f"{EACH} {load} -e \"SET unique_checks=0, foreign_key_checks=0; LOAD DATA LOCAL INFILE '{TEXT}' INTO TABLE sbtest@; "
                   "ALTER TABLE sbtest@ ADD KEY k_1 (k)\"", target)


def bulkload():
    """The reference program, compiled."""
    program = f"{ROOT}/bulkload"
    if not os.path.exists(program):
        need("cc", "gcc")
        need("mariadb_config", "libmariadb-dev")
        flags = subprocess.check_output(["mariadb_config", "--cflags", "--libs"], text=True).split()
        if subprocess.run(["cc", "-O2", "-o", program, f"{PROJECT}/scripts/benchmark/bulkload.c", *flags]).returncode != 0:
            fail("bulkload could not be compiled", "see the compiler's lines above")
    return program
