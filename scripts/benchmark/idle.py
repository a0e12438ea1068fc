"""What many idle streams take of one worker: memory, processor time, and what they write."""

import os
import shutil
import time

from .figures import TIDEMARK, environment, limit, measure
from .servers import PASSWORD, ROOT, MySQL, Server, fail
from .service import Service, processors, start_quietly

STREAMS = int(os.environ.get("TIDEMARK_BENCH_STREAMS", "200"))
SECONDS = int(os.environ.get("TIDEMARK_BENCH_IDLE_SECONDS", "60"))
MEMORY = 500
# Enough for servers on which nothing happens.
SMALL = ["--innodb-buffer-pool-size=64M", "--max-connections=500"]
BINLOG = ["--log-bin=binlog", "--binlog-format=ROW", "--binlog-row-image=FULL", "--binlog-row-metadata=FULL"]


def servers():
    """Two of each family. Each of their logs is read by as many streams as there are instances on it."""
    made = []
    try:
        for number in range(4):
            family, own = (Server, ["--innodb-log-file-size=32M"]) if number < 2 else (
                MySQL, ["--innodb-redo-log-capacity=32M", "--gtid-mode=ON", "--enforce-gtid-consistency=ON"])
            server = family(f"idle-{number}", f"--server-id={number + 1}", *BINLOG, *SMALL, *own)
            made.append(server)
            server.sql("CREATE DATABASE shop; CREATE TABLE shop.orders (id INT PRIMARY KEY, note VARCHAR(100));"
                       "INSERT INTO shop.orders VALUES (1, 'first')")
        return made
    except BaseException:
        for server in made:
            server.stop()
        raise


def fill(api, sources):
    """Instances by an import, their passwords, and a plan and a repository for each handful of them: a repository knows the
    servers again, and takes each for one instance."""
    rows = "name,host,port,user,tls,tags\n" + "".join(
        f"idle-{number:03},127.0.0.1,{sources[number % len(sources)].port},bench,disabled,group={number // len(sources)}\n"
        for number in range(STREAMS))
    report = api.send("POST", "/api/v1/instances/import", rows, "text/csv")
    refused = [row for row in report["rows"] if row["outcome"] != "added"]
    if refused:
        fail("the import refused rows", str(refused[:2]))
    for number in range(STREAMS):
        api.send("PUT", f"/api/v1/instances/idle-{number:03}/credentials", {"password": PASSWORD})
    plans = {}
    for group in range((STREAMS - 1) // len(sources) + 1):
        url = f"file://{ROOT}/idle-repositories/{group}"
        measure([TIDEMARK, "init", "--repo", url])
        with open(f"{ROOT}/key") as key:
            api.send("POST", "/api/v1/repositories", {
                "name": f"store-{group}", "url": url, "key": {"kind": "keyfile", "label": "bench", "secret": key.read()}})
        # No base is due within the measurement, apart from everybody's first.
        plans[f"idle-{group}"] = {
            "cycle": {"cron": "0 0 1 1 *"}, "repository": f"store-{group}", "instances": {"tags": [f"group={group}"]}}
    api.send("POST", "/api/v1/plans/apply", {"plans": plans})


def settle(api):
    """Until every instance has its first base and a stream that is followed by reports."""
    end = time.monotonic() + 600
    while time.monotonic() < end:
        fleet = api.send("GET", "/api/v1/status")
        bases = {}
        for state in ("queued", "running", "waiting"):
            bases[state] = len(api.send("GET", f"/api/v1/jobs?kind=base&state={state}&limit=250")["items"])
        if fleet["streaming"] == STREAMS and not any(bases.values()):
            return fleet
        time.sleep(1)
    failed = api.send("GET", "/api/v1/jobs?state=failed&limit=1")["items"]
    fail(f"{fleet['streaming']} of {STREAMS} streams came to be, bases {bases}", str(failed or f"see {ROOT}/idle-worker.log"))


def idle():
    sources = servers()
    service = worker = None
    try:
        service = Service(
            [TIDEMARK, "serve", "--json", "--data", f"{ROOT}/idle-data", "--listen", "127.0.0.1:0", "--worker-enabled", "false"],
            f"{ROOT}/idle-serve.log")
        token = service.api.send("POST", "/api/v1/tokens", {"name": "idle", "scope": "worker"})["token"]
        with open(os.open(f"{ROOT}/idle-token", os.O_CREAT | os.O_WRONLY, 0o600), "w") as file:
            file.write(token)
        fill(service.api, sources)
        begun = time.monotonic()
        worker = start_quietly(
            [TIDEMARK, "worker", "--server", service.url, "--token-file", f"{ROOT}/idle-token", "--slots", "4",
             "--streams", str(STREAMS), "--folder", f"{ROOT}/idle-worker"], f"{ROOT}/idle-worker.log", environment())
        fleet = settle(service.api)
        settled = time.monotonic() - begun
        first, served, asked = worker.cpu, service.cpu, sum(source.cpu() for source in sources)
        begun = time.monotonic()
        time.sleep(SECONDS)
        seconds = time.monotonic() - begun
        used = (worker.cpu - first) / seconds
        serve = (service.cpu - served) / seconds
        servers_used = (sum(source.cpu() for source in sources) - asked) / seconds
        after = service.api.send("GET", "/api/v1/status")
        print(f"\nidle streams  ({STREAMS} streams in one worker of its own, {len(sources)} MariaDB and MySQL servers, {seconds:.0f} s after "
              f"every instance had its first base, which took {settled:.0f} s)")
        print(f"  processor time of the worker {used * 100:.1f} %, of the service {serve * 100:.1f} %, of the database servers "
              f"{servers_used * 100:.1f} % of one of {processors()} processors")
        print(f"  the worker's memory now {worker.resident:.0f} MB, threads {worker.threads}; the worst RPO {after['worstRpoSeconds'] or 0:.1f} s")
        good = limit("resident memory of the worker at its peak", worker.peak, MEMORY, "MB")
        good &= limit("streams that still run", after["streaming"], fleet["streaming"], "", least=True)
        return good
    finally:
        for process in (worker, service, *sources):
            if process:
                process.stop()
        for name in ("idle-data", "idle-worker", "idle-repositories"):
            shutil.rmtree(f"{ROOT}/{name}", ignore_errors=True)
