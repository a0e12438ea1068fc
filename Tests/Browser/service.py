"""`tidemark serve` with a data folder of its own."""
import os
import re
import time
import urllib.request

from places import PROGRAM, free_port
from report import Failure


class Service:
    def __init__(self, name, places, processes, folders_first=()):
        if not os.access(PROGRAM, os.X_OK):
            raise Failure(f"{PROGRAM} does not exist: run swift build -c release --product tidemark, or set TIDEMARK_BIN")
        self.folder = places.scratch / name
        self.folder.mkdir()
        self.log = places.logs / f"{name}.log"
        self.processes = processes
        port = free_port()
        self.address = f"http://127.0.0.1:{port}"
        path = os.pathsep.join([*(str(folder) for folder in folders_first), os.environ.get("PATH", ""), "/usr/sbin"])
        self.child = processes.start(
            [PROGRAM, "serve", "--data", self.folder / "data", "--listen", f"127.0.0.1:{port}"], self.log,
            {"PATH": path, "XDG_CONFIG_HOME": str(self.folder / "config")})
        self.password = self._wait()

    def _wait(self, seconds=60):
        """Until it listens; the administrator's first password, which it says once."""
        until = time.monotonic() + seconds
        while time.monotonic() < until and self.child.poll() is None:
            said = self.log.read_text()
            if re.search(r"^serve ", said, re.M):
                found = re.search(r"^password *(\S+)", said, re.M)
                if not found:
                    raise Failure(f"the service told no password, see {self.log}")
                with urllib.request.urlopen(f"{self.address}/sign-in", timeout=20) as answer:
                    answer.read()
                return found.group(1)
            time.sleep(0.1)
        raise Failure(f"the service does not listen, see {self.log}")

    def stop(self):
        code = self.processes.stop(self.child, 60)
        if code != 0:
            raise Failure(f"the service ended with {code}, see {self.log}")
