"""Point-in-time restores beside myloader and mariadb-binlog."""

import os

from .data import reset, tidemark_restore, write_transactions
from .figures import TRANSACTIONS, measure, phase_seconds, report, section, wanted
from .log import catch_up
from .servers import PASSWORD, ROOT

# One statement a change takes minutes: beyond this it is left out.
SEQUENTIAL = 20_000


def replay(source, target):
    position = source.sql("SHOW MASTER STATUS").split()[:2]
    write_transactions(source, TRANSACTIONS)
    source.sql("FLUSH BINARY LOGS")
    files = [line.split()[0] for line in source.sql("SHOW BINARY LOGS").splitlines()]
    files = [f"{source.folder}/data/{name}" for name in files[files.index(position[0]):-1]]
    size = sum(os.path.getsize(file) for file in files)
    catch_up(source, size)

    lines = section("point in time", f"the base and {TRANSACTIONS:,} transactions, {size / 1e6:.0f} MB of log; tidemark includes its proof")
    reset(target)
    own = tidemark_restore(target, "--to", "latest", "--replay", "fold")
    report(lines, "tidemark restore --to latest", own)
    print("    " + ", ".join(f"{name} {phase_seconds(own.output, name):.2f} s" for name in ("fold", "load", "replay", "prove")))
    if TRANSACTIONS <= SEQUENTIAL:
        reset(target)
        report(lines, "tidemark restore --replay sequential", tidemark_restore(target, "--to", "latest", "--replay", "sequential"))
    loader = f"myloader --host 127.0.0.1 --port {target.port} --user bench --password {PASSWORD} --threads 2 --directory {ROOT}/mydumper"
    binlog = f"mariadb-binlog --no-defaults --start-position={position[1]} {' '.join(files)}"
    client = " ".join(target.client("--binary-mode"))
    reset(target)
    piped = measure(f"{loader} && {binlog} | {client}", target)
    report(lines, "myloader, then mariadb-binlog | mariadb", piped)
    reset(target)
    filed = measure(f"{loader} && {binlog} > {ROOT}/log.sql && {client} < {ROOT}/log.sql", target)
    report(lines, "myloader, then mariadb-binlog to a file, mariadb", filed)
    os.remove(f"{ROOT}/log.sql")
    wanted(f"6 times faster than the better of these two: {min(piped.wall, filed.wall) / own.wall:.1f}")
