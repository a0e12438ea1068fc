"""What the business notices of a backup: a steady load of transactions beside each tool."""

import os
import re
import shutil
import subprocess
import threading

from .figures import ROWS, TABLES, TIDEMARK, environment, measure, need
from .servers import PASSWORD, ROOT, fail

RATE = int(os.environ.get("TIDEMARK_BENCH_RATE", "150"))
SECONDS = int(os.environ.get("TIDEMARK_BENCH_IMPACT_SECONDS", "15"))


def impact(source):
    need("sysbench", "sysbench")
    need("mariadb-backup", "mariadb-backup")
    repository = f"file://{ROOT}/impact-repository"
    measure([TIDEMARK, "init", "--repo", repository])
    dump = " ".join(source.client("--single-transaction", "--quick", "bench", program="mariadb-dump"))
    options = f"--host 127.0.0.1 --port {source.port} --user bench --password {PASSWORD}"
    tools = [
        ("nothing", None),
        ("tidemark backup --threads 2",
         f"{TIDEMARK} backup --source {source.url} --repo {repository} --instance impact --threads 2"),
        ("mydumper --threads 2 --compress",
         f"rm -rf {ROOT}/mydumper-beside && mydumper {options} --database bench --threads 2 --compress --outputdir {ROOT}/mydumper-beside"),
        ("mariadb-dump | zstd -1", f"{dump} | zstd -q -1 -T1 -f -o {ROOT}/dump.zst"),
        ("mariadb-backup",
         f"rm -rf {ROOT}/physical && mariadb-backup --no-defaults --backup {options} --target-dir={ROOT}/physical --datadir={source.folder}/data"),
    ]
    print(f"\nimpact  ({RATE} sysbench transactions a second for {SECONDS} s beside each tool, which begins again until they are over)")
    print(f"  {'':40}{'worst p99 of a second':>23}{'longest':>12}{'runs of the tool':>18}")
    idle = None
    for name, command in tools:
        runs = []
        over = threading.Event()
        worker = threading.Thread(target=again, args=(command, over, runs))
        worker.start()
        try:
            p99, longest = sysbench(source)
        finally:
            over.set()
            worker.join()
        idle = idle or (p99, longest)
        print(f"  {name:40}{p99:20.1f} ms{longest:9.1f} ms{len(runs):18}   {p99 / idle[0]:5.2f} {longest / idle[1]:5.2f} of idle", flush=True)
        if any(runs):
            fail(f"{name} failed beside the load", f"see {ROOT}/beside.log")
    print("  wanted: less than 3 times the idle run's, beside tidemark")
    for folder in ("impact-repository", "mydumper-beside", "physical"):
        shutil.rmtree(f"{ROOT}/{folder}", ignore_errors=True)
    if os.path.exists(f"{ROOT}/dump.zst"):
        os.remove(f"{ROOT}/dump.zst")


def again(command, over, runs):
    """Runs the tool until the load is over; what runs then is left to end."""
    while command and not over.is_set():
        with open(f"{ROOT}/beside.log", "a") as log:
            runs.append(subprocess.run(["bash", "-c", "set -o pipefail; " + command], stdout=log, stderr=log, env=environment()).returncode)


def sysbench(source):
    """The worst 99th percentile of any second after the first, and the longest transaction, in milliseconds."""
    output = subprocess.run(
        ["sysbench", "oltp_read_write", f"--mysql-socket={source.socket}", "--mysql-user=root", "--mysql-db=bench",
         f"--tables={TABLES}", f"--table-size={ROWS}", "--threads=8", f"--rate={RATE}", f"--time={SECONDS}", "--report-interval=1",
         "--percentile=99", "run"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    seconds = [float(value) for value in re.findall(r"lat \(ms,99%\): ([0-9.]+)", output.stdout)]
    longest = re.search(r"max: +([0-9.]+)", output.stdout)
    if output.returncode != 0 or len(seconds) < 3 or not longest:
        fail("sysbench failed", output.stdout[-1000:])
    return max(seconds[1:]), float(longest.group(1))
