"""The log: durability, memory, how fast a backlog is caught up."""

import os
import shutil
import signal
import subprocess
import sys
import time

from .figures import TIDEMARK, environment, measure, wanted
from .latency import latency
from .servers import ROOT, fail


def start(source):
    return subprocess.Popen(
        [TIDEMARK, "stream", "--source", source.url, "--repo", f"file://{ROOT}/repository", "--instance", "bench"],
        stdout=open(f"{ROOT}/stream.log", "w"), stderr=subprocess.STDOUT, env=environment())


def stop(process):
    """Ends a stream in order; gives what it used."""
    process.send_signal(signal.SIGINT)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        print(open(f"{ROOT}/stream.log").read()[-2000:], file=sys.stderr)
        fail(f"the stream ended with {process.returncode}", "see the lines above")
    return usage


def catch_up(source, size):
    """Streams a log that was written while nobody listened: read, decoded for the index, compressed, encrypted, stored."""
    begun = time.monotonic()
    process = start(source)
    newest, changed = "", begun
    while time.monotonic() - changed < 3:
        time.sleep(0.02)
        name = newest_file()
        if name != newest:
            newest, changed = name, time.monotonic()
    usage = stop(process)
    cpu = usage.ru_utime + usage.ru_stime
    print(f"\ncatch-up  ({size / 1e6:.0f} MB of log; the seconds hold the program's start and its waiting for more)")
    print(f"  tidemark stream   {changed - begun:.2f} s, {cpu:.2f} s of CPU, {usage.ru_maxrss / 1024:.0f} MB of memory at its peak")
    wanted(f"150 MB of log for each second of one core: {size / 1e6 / cpu:.0f}")


def stream(source):
    """How soon a commit is in the repository, and the memory that takes."""
    process = start(source)
    try:
        time.sleep(3)
        delays = latency(source, newest_file)
    finally:
        usage = stop(process)
    print("\nmemory and delay")
    print(f"  resident memory of stream, at its peak                {usage.ru_maxrss / 1024:.0f} MB  (at most 100)")
    delays.sort()
    if len(delays) < 30:
        fail(f"only {len(delays)} commits reached the repository", f"see {ROOT}/stream.log")
    print(f"  commit until durable in the repository, {len(delays)} commits   median {delays[len(delays) // 2] * 1000:.0f} ms, "
          f"longest {delays[-1] * 1000:.0f} ms  (at most 1000)")


def newest_file():
    """The name of the newest segment of the repository in the directory."""
    log = next(os.path.join(folder, "log") for folder, names, _ in os.walk(f"{ROOT}/repository/instances") if "log" in names)
    folder = max(name for name in os.listdir(log) if name.isdigit())
    return max(name for name in os.listdir(os.path.join(log, folder)) if name.endswith(".seg"))


def memory(source):
    shutil.rmtree(f"{ROOT}/memory-repository", ignore_errors=True)
    measure([TIDEMARK, "init", "--repo", f"file://{ROOT}/memory-repository"])
    figure = measure([TIDEMARK, "backup", "--source", source.url, "--repo", f"file://{ROOT}/memory-repository",
                      "--instance", "bench", "--threads", "4"])
    shutil.rmtree(f"{ROOT}/memory-repository")
    print(f"  resident memory of backup --threads 4, at its peak     {figure.memory:.0f} MB  (at most 300)")
