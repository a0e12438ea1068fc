"""A base beside the usual tools; and to a bucket."""

import os
import shutil
import signal
import subprocess
import sys
import time

from .figures import ROWS, TABLES, TIDEMARK, environment, folder_size, measure, report, section, wanted
from .latency import latency
from .servers import PASSWORD, ROOT, Bucket, fail


def base(source):
    rows = ROWS * TABLES
    lines = section("base", f"{TABLES} tables, {rows:,} rows, 2 connections each where the tool has them")
    each = f"printf '%s\\n' $(seq {TABLES}) | xargs -P 2 -I@ "
    client = " ".join(source.client("--quick", "-N"))
    drain = each + f"{client} bench -e 'SELECT * FROM sbtest@' >/dev/null"
    measure(drain)  # warms the server's cache
    plain = measure(drain, source)
    report(lines, "plain drain: mariadb --quick > /dev/null", plain)
    repository = f"file://{ROOT}/base-repository"
    measure([TIDEMARK, "init", "--repo", repository])
    own = measure([TIDEMARK, "backup", "--source", source.url, "--repo", repository, "--instance", "bench", "--threads", "2"], source)
    size = folder_size(f"{ROOT}/base-repository")
    report(lines, "tidemark backup --threads 2", own, size)
    options = f"--host 127.0.0.1 --port {source.port} --user bench --password {PASSWORD} --database bench --threads 2"
    for name, more in (("mydumper --threads 2", ""), ("mydumper --threads 2 --compress", "--compress")):
        shutil.rmtree(f"{ROOT}/mydumper", ignore_errors=True)
        report(lines, name, measure(f"mydumper {options} {more} --outputdir {ROOT}/mydumper", source), folder_size(f"{ROOT}/mydumper"))
    dump = " ".join(source.client("--single-transaction", "--quick", "bench", program="mariadb-dump"))
    peer = measure(f"{dump} | zstd -q -1 -T1 -f -o {ROOT}/dump.zst", source)
    peer_size = os.path.getsize(f"{ROOT}/dump.zst")
    report(lines, "mariadb-dump | zstd -1", peer, peer_size)
    wanted(f"3 times faster than mariadb-dump | zstd -1: {peer.wall / own.wall:.2f}, with a third of its CPU: {own.cpu / peer.cpu:.2f}, "
           f"no larger: {size / peer_size:.2f}; within 1.5 times the plain drain: {own.wall / plain.wall:.2f}")
    shutil.rmtree(f"{ROOT}/base-repository")
    os.remove(f"{ROOT}/dump.zst")


def bucket(source):
    """The same base to a directory and to a bucket, alternating, and how soon a commit is durable in the bucket."""
    storage = Bucket()
    try:
        size = ROWS * TABLES * 194 / 1e6
        lines = section("bucket", f"{size:.0f} MB of rows to SeaweedFS on this machine; the best of three each, server CPU is SeaweedFS's")
        best = {}
        for turn in range(3):
            for kind in ("directory", "bucket"):
                repository = f"file://{ROOT}/bucket-directory" if kind == "directory" else storage.url(f"base{turn}")
                shutil.rmtree(f"{ROOT}/bucket-directory", ignore_errors=True)
                shutil.rmtree(f"{ROOT}/key", ignore_errors=True)
                if os.path.exists(f"{ROOT}/key"):
                    os.remove(f"{ROOT}/key")
                measure([TIDEMARK, "init", "--repo", repository])
                figure = measure([TIDEMARK, "backup", "--source", source.url, "--repo", repository, "--instance", "bench",
                                  "--threads", "2"], storage)
                if kind not in best or figure.wall < best[kind].wall:
                    best[kind] = figure
        report(lines, "tidemark backup --threads 2, directory", best["directory"])
        report(lines, "tidemark backup --threads 2, bucket", best["bucket"])
        # The store shares the processors with those it serves, as it would not elsewhere: its part of the time is said apart.
        share = best["bucket"].server / os.cpu_count()
        print(f"  (wanted: at most 1.25 times the directory's time; SeaweedFS's own work takes {share:.2f} s of all {os.cpu_count()} processors: "
              f"{(best['bucket'].wall - share) / best['directory'].wall:.2f} without it)")
        process = subprocess.Popen(
            [TIDEMARK, "stream", "--source", source.url, "--repo", storage.url("base2"), "--instance", "bench"],
            stdout=open(f"{ROOT}/stream.log", "w"), stderr=subprocess.STDOUT, env=environment())
        try:
            time.sleep(3)
            delays = latency(source, lambda: storage.newest_segment("base2"), probes=100)
        finally:
            process.send_signal(signal.SIGINT)
            process.wait()
        if process.returncode != 0:
            print(open(f"{ROOT}/stream.log").read()[-2000:], file=sys.stderr)
            fail(f"the stream ended with {process.returncode}", "see the lines above")
        delays.sort()
        if len(delays) < 90:
            fail(f"only {len(delays)} of 100 commits reached the bucket", f"see {ROOT}/stream.log")
        print(f"  commit until durable in the bucket, {len(delays)} commits   median {delays[len(delays) // 2] * 1000:.0f} ms, "
              f"p99 {delays[len(delays) * 99 // 100] * 1000:.0f} ms  (at most 2000)")
    finally:
        storage.stop()
        os.remove(f"{ROOT}/key")
