"""Folders, ports and programs of this run."""
import os
import pathlib
import random
import shutil
import socket
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
SERVERS = pathlib.Path(os.environ.get("TIDEMARK_SERVERS") or ROOT / ".tidemark-servers")
PROGRAM = pathlib.Path(os.environ.get("TIDEMARK_BIN") or ROOT / ".build/release/tidemark")


class Places:
    """What is kept for people lies in the project; databases and the service below /tmp, where other accounts may pass."""

    def __init__(self):
        self.kept = ROOT / ".tidemark-browser"
        self.pictures = self.kept / "screenshots"
        self.logs = self.kept / "logs"
        for folder in (self.pictures, self.logs):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
        self.scratch = pathlib.Path(tempfile.mkdtemp(prefix="tidemark-browser-", dir="/tmp"))
        self.scratch.chmod(0o755)

    def remove(self):
        shutil.rmtree(self.scratch, ignore_errors=True)


def free_port():
    """A port nobody listens on, below those the kernel gives out."""
    for _ in range(200):
        port = random.randrange(20000, 32000)
        with socket.socket() as listener:
            try:
                listener.bind(("127.0.0.1", port))
                return port
            except OSError:
                continue
    raise RuntimeError("no free port on the loopback interface")
