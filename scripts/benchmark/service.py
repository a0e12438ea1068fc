"""A service under measurement: its process, and its API over loopback."""

import http.client
import json
import os
import queue
import subprocess
import sys
import threading
import time
import urllib.parse

from .servers import TICK, fail


def status_field(pid, name):
    """A field of /proc/PID/status that is given in kB, in MB (10^6 bytes)."""
    with open(f"/proc/{pid}/status") as file:
        for line in file:
            if line.startswith(name + ":"):
                return int(line.split()[1]) * 1024 / 1e6
    return 0.0


class Program:
    """A process that runs until it is told to stop."""

    def __init__(self, process):
        self.process = process

    @property
    def peak(self):
        """Resident memory at its peak, in MB."""
        return status_field(self.process.pid, "VmHWM")

    @property
    def resident(self):
        return status_field(self.process.pid, "VmRSS")

    @property
    def threads(self):
        return len(os.listdir(f"/proc/{self.process.pid}/task"))

    @property
    def cpu(self):
        """Seconds of processor time since its start."""
        with open(f"/proc/{self.process.pid}/stat") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICK

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(90)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


def start_quietly(command, log, environment=None):
    """A program whose words go to a file."""
    output = open(log, "a")
    return Program(subprocess.Popen(command, stdout=output, stderr=output, env=environment))


class Service(Program):
    """A service that says in JSON, a line at a time, where it answers."""

    def __init__(self, command, log, password=None):
        self.log, self.password = log, password
        super().__init__(subprocess.Popen(command, stdout=subprocess.PIPE, stderr=open(log, "a"), text=True))
        self.lines = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()
        url = None
        while url is None:
            try:
                line = self.lines.get(timeout=60)
            except queue.Empty:
                line = None
            if line is None:
                self.stop()
                fail("the service did not begin to listen", f"see {log}")
            self.password = line.get("administrator", self.password)
            url = line.get("url") if line.get("event") == "listening" else None
        place = urllib.parse.urlsplit(url)
        self.url, self.host, self.port = url, place.hostname, place.port
        self.api = Client(self)
        self.token = self.api.send("POST", "/api/v1/session", {"password": self.password})["token"]

    def _read(self):
        for line in self.process.stdout:
            if line.startswith("{"):
                self.lines.put(json.loads(line))
        self.lines.put(None)


class Client:
    """One connection to a service that is kept open."""

    def __init__(self, service):
        self.service = service
        self.connection = http.client.HTTPConnection(service.host, service.port, timeout=60)
        self.used = time.monotonic()

    def send(self, method, path, body=None, kind="application/json"):
        """What is answered, read from JSON. Ends the measurement where it is a problem."""
        status, content = self.exchange(method, path, body, kind)
        if status >= 300:
            print(content.decode(errors="replace")[:2000], file=sys.stderr)
            fail(f"{method} {path} was answered with {status}", f"see above, and {self.service.log}")
        return json.loads(content) if content else None

    def exchange(self, method, path, body=None, kind="application/json"):
        headers = {"Authorization": f"Bearer {self.service.token}"} if hasattr(self.service, "token") else {}
        if body is not None:
            headers["Content-Type"] = kind
            body = body if isinstance(body, str) else json.dumps(body)
        if time.monotonic() - self.used > 30:
            # The service closes what nobody uses.
            self.connection.close()
        self.connection.request(method, path, body=body, headers=headers)
        self.used = time.monotonic()
        response = self.connection.getresponse()
        return response.status, response.read()

    def timed(self, path):
        """Seconds until the whole answer was there, and its size."""
        begun = time.monotonic()
        status, content = self.exchange("GET", path)
        seconds = time.monotonic() - begun
        if status != 200:
            print(content.decode(errors="replace")[:2000], file=sys.stderr)
            fail(f"GET {path} was answered with {status}", f"see above, and {self.service.log}")
        return seconds, len(content)


def processors():
    return len(os.sched_getaffinity(0))
