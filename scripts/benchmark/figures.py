"""Measuring commands, and printing what was measured."""

import json
import os
import shutil
import subprocess
import sys
import time

from .servers import PASSWORD, PROJECT, ROOT, Bucket, fail

TIDEMARK = os.environ.get("TIDEMARK_BIN", os.path.join(PROJECT, ".build/release/tidemark"))
ROWS = int(os.environ.get("TIDEMARK_BENCH_ROWS", "250000"))
TRANSACTIONS = int(os.environ.get("TIDEMARK_BENCH_TRANSACTIONS", "20000"))
TABLES = 4


class Figure:
    """What one run took: seconds of wall, client CPU and server CPU, peak memory of the largest process in MB."""

    def __init__(self, wall, cpu, server, memory, output=""):
        self.wall, self.cpu, self.server, self.memory, self.output = wall, cpu, server, memory, output


def measure(command, server=None, check=True):
    """Runs a command (a list, or a line for the shell) and measures it with all processes it waited for."""
    shell = isinstance(command, str)
    log = open(os.path.join(ROOT, "command.log"), "w+")
    before = server.cpu() if server else 0
    begun = time.monotonic()
    process = subprocess.Popen(
        ["bash", "-c", "set -o pipefail; " + command] if shell else command, stdout=log, stderr=subprocess.STDOUT, env=environment())
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    log.seek(0)
    output = log.read()
    if check and process.returncode != 0:
        print(output[-2000:], file=sys.stderr)
        fail(f"{command if shell else ' '.join(command[:2])} ended with {process.returncode}", "see the lines above")
    return Figure(wall, usage.ru_utime + usage.ru_stime, (server.cpu() - before) if server else 0, usage.ru_maxrss / 1024, output)


def environment():
    return {**os.environ, "TIDEMARK_SOURCE_PASSWORD": PASSWORD, "TIDEMARK_TARGET_PASSWORD": PASSWORD,
            "TIDEMARK_KEY_FILE": os.path.join(ROOT, "key"), "XDG_STATE_HOME": os.path.join(ROOT, "state"), **Bucket.ENVIRONMENT}


def section(title, note=""):
    print(f"\n{title}" + (f"  ({note})" if note else ""))
    print(f"  {'':46}{'wall':>9}{'client CPU':>12}{'server CPU':>12}{'memory':>10}{'size':>9}   wall   CPU, to the first")
    return []


def report(lines, name, figure, size=None):
    lines.append(figure)
    first = lines[0]
    ratios = f"{figure.wall / first.wall:6.2f} {figure.cpu / max(first.cpu, 0.01):6.2f}"
    shown = f"{size / 1e6:6.0f} MB" if size is not None else ""
    print(f"  {name:46}{figure.wall:7.2f} s{figure.cpu:10.2f} s{figure.server:10.2f} s{figure.memory:7.0f} MB{shown:>9} {ratios}", flush=True)


def folder_size(path):
    return sum(os.path.getsize(os.path.join(folder, name)) for folder, _, names in os.walk(path) for name in names)


def need(program, package):
    if shutil.which(program):
        return
    print(f"installing {package} from Debian's packages", file=sys.stderr)
    sudo = [] if os.getuid() == 0 else ["sudo"]
    if subprocess.run([*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", "-q",
                       "--no-install-recommends", package], stdout=sys.stderr).returncode != 0:
        fail(f"{package} could not be installed", "see the apt messages above; apt-get update may be needed")


def phase_seconds(output, *names):
    """The seconds the program itself reports for its phases."""
    for line in reversed(output.splitlines()):
        event = json.loads(line) if line.startswith("{") else {}
        if event.get("event") == "done":
            return sum(event.get("seconds", {}).get(name, 0) for name in names)
    return 0


def wanted(text):
    """What the figures above are to be, and are."""
    print(f"  wanted: {text}", flush=True)


def limit(what, figure, bound, unit, least=False, digits=0):
    """Prints a figure beside its limit, with the ratio of the two; whether it keeps to it."""
    good = figure >= bound if least else figure <= bound
    ratio = f"{figure / bound:6.2f} of the limit" if bound else ""
    print(f"  {what:64}{figure:10.{digits}f} {unit:4} {'at least' if least else 'at most'} {bound:<8g}{ratio}{'' if good else '   MISSED'}", flush=True)
    return good
