"""Child processes, which end with this one."""
import ctypes
import os
import pathlib
import signal
import subprocess
import time


def _die_with_parent():
    ctypes.CDLL("libc.so.6").prctl(1, signal.SIGKILL)


class Processes:
    def __init__(self):
        self.running = []

    def start(self, command, log, environment=None):
        with open(log, "ab") as output:
            child = subprocess.Popen(
                [str(part) for part in command], stdin=subprocess.DEVNULL, stdout=output, stderr=output,
                env={**os.environ, **(environment or {})}, preexec_fn=_die_with_parent)
        self.running.append(child)
        return child

    def stop(self, child, seconds=30):
        """Asks it to end, and makes it after a while."""
        if child.poll() is None:
            child.terminate()
            try:
                child.wait(seconds)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
        if child in self.running:
            self.running.remove(child)
        return child.returncode

    def stop_all(self):
        for child in self.running:
            if child.poll() is None:
                child.terminate()
        for child in list(self.running):
            self.stop(child)


def stop_servers_below(folder):
    """Ends database servers that the service made below a folder, by the numbers they wrote down there."""
    numbers = set()
    for entry in pathlib.Path("/proc").iterdir():
        if not entry.name.isdigit() or int(entry.name) == os.getpid():
            continue
        try:
            command = (entry / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if any(str(folder).encode() + b"/" in part for part in command):
            numbers.add(int(entry.name))
    for wanted in (signal.SIGTERM, signal.SIGKILL):
        for number in list(numbers):
            try:
                os.kill(number, wanted)
            except ProcessLookupError:
                numbers.discard(number)
        until = time.monotonic() + 10
        while numbers and time.monotonic() < until:
            numbers = {number for number in numbers if pathlib.Path(f"/proc/{number}").exists()}
            time.sleep(0.05)
