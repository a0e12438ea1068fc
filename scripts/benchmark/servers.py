"""The throwaway servers scripts/bench measures on: a MariaDB, and an object store."""

import json
import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

PROJECT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
ROOT = os.path.join(PROJECT, ".tidemark-bench")
PASSWORD = secrets.token_hex(12)
TICK = os.sysconf("SC_CLK_TCK")


def fail(message, hint):
    sys.exit(f"error[bench.failed]: {message}\nhint: {hint}")


class Server:
    """A throwaway MariaDB on a free loopback port."""

    def __init__(self, name, *options):
        self.name, self.folder = name, os.path.join(ROOT, name)
        self.socket = os.path.join(ROOT, name + ".sock")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        user = subprocess.check_output(["id", "-un"], text=True).strip()
        os.makedirs(self.folder)
        self.process = subprocess.Popen(
            [*self.start(user), f"--socket={self.socket}", f"--port={self.port}", "--bind-address=127.0.0.1",
             f"--log-error={self.folder}/error.log", "--innodb-flush-log-at-trx-commit=2", "--max-allowed-packet=1G", "--local-infile=1",
             "--skip-name-resolve", *options],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(300):
            if subprocess.run(self.client("-e", "DO 1"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0:
                break
            time.sleep(0.1)
        else:
            fail(f"the server {name} did not start", f"see {self.folder}/error.log")
        self.sql(f"CREATE USER bench@127.0.0.1 IDENTIFIED BY '{PASSWORD}'; GRANT ALL ON *.* TO bench@127.0.0.1 WITH GRANT OPTION")

    def start(self, user):
        """Makes the data folder; gives the daemon's program and what is its family's own."""
        subprocess.run(
            ["mariadb-install-db", "--no-defaults", f"--user={user}", f"--datadir={self.folder}/data",
             "--auth-root-authentication-method=normal", "--skip-test-db"],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return ["mariadbd", "--no-defaults", f"--user={user}", f"--datadir={self.folder}/data", "--innodb-log-file-size=1G",
                "--innodb-buffer-pool-size=1536M"]

    def client(self, *arguments, program="mariadb"):
        return [program, "--no-defaults", "--user=root", f"--socket={self.socket}", *arguments]

    def sql(self, text, database=""):
        return subprocess.run(
            self.client("--batch", "--skip-column-names", *([database] if database else [])),
            input=text, text=True, check=True, stdout=subprocess.PIPE).stdout

    def cpu(self):
        with open(f"/proc/{self.process.pid}/stat") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICK

    @property
    def url(self):
        return f"mysql://bench@127.0.0.1:{self.port}/"

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


class MySQL(Server):
    """A throwaway MySQL on a free loopback port, by the loader it was fetched with."""

    def __init__(self, name, *options):
        servers = os.environ.get("TIDEMARK_SERVERS", os.path.join(PROJECT, ".tidemark-servers"))
        self.root = os.path.join(servers, "mysql")
        if not os.access(f"{self.root}/usr/sbin/mysqld", os.X_OK):
            subprocess.run([os.path.join(PROJECT, "scripts/get-servers"), "mysql"], check=True)
        with open(f"{self.root}/VERSION") as file:
            self.version = "MySQL " + file.read().strip()
        super().__init__(name, *options)

    def program(self, path):
        libraries = f"{self.root}/usr/lib/x86_64-linux-gnu"
        return [f"{libraries}/ld-linux-x86-64.so.2", "--library-path", libraries, f"{self.root}/usr/{path}"]

    def start(self, user):
        daemon = [*self.program("sbin/mysqld"), "--no-defaults", f"--user={user}", f"--basedir={self.root}/usr",
                  f"--lc-messages-dir={self.root}/usr/share/mysql",
                  f"--plugin-dir={self.root}/usr/lib/mysql/plugin", f"--datadir={self.folder}/data"]
        subprocess.run([*daemon, "--initialize-insecure"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return [*daemon, "--mysqlx=OFF", "--secure-file-priv=", "--innodb-redo-log-capacity=1G", "--innodb-buffer-pool-size=1536M"]

    def client(self, *arguments, program="mysql"):
        return [*self.program(f"bin/{program}"), "--no-defaults", "--user=root", f"--socket={self.socket}", *arguments]


class Bucket:
    """A throwaway SeaweedFS on free loopback ports, with one bucket; its filer shows the bucket's objects over plain HTTP."""

    ENVIRONMENT = {"AWS_ACCESS_KEY_ID": "bench", "AWS_SECRET_ACCESS_KEY": PASSWORD, "AWS_EC2_METADATA_DISABLED": "true"}

    def __init__(self):
        program = os.path.join(os.environ.get("TIDEMARK_SERVERS", os.path.join(PROJECT, ".tidemark-servers")), "seaweedfs/weed")
        if not os.access(program, os.X_OK):
            subprocess.run([os.path.join(PROJECT, "scripts/get-servers"), "seaweedfs"], check=True)
        self.folder = os.path.join(ROOT, "weed")
        os.makedirs(f"{self.folder}/data")
        with open(f"{self.folder}/s3.json", "w") as file:
            json.dump({"identities": [{"name": "bench", "credentials": [{"accessKey": "bench", "secretKey": PASSWORD}],
                                       "actions": ["Admin", "Read", "List", "Tagging", "Write"]}]}, file)
        probes = [socket.socket() for _ in range(9)]
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        ports = [probe.getsockname()[1] for probe in probes]
        for probe in probes:
            probe.close()
        self.s3, self.filer = ports[0], ports[5]
        names = ["s3.port", "master.port", "master.port.grpc", "volume.port", "volume.port.grpc", "filer.port", "filer.port.grpc",
                 "s3.port.grpc"]
        self.process = subprocess.Popen(
            [program, "-logtostderr=true", "server", "-ip=127.0.0.1", "-ip.bind=127.0.0.1", f"-dir={self.folder}/data", "-s3",
             f"-s3.config={self.folder}/s3.json", "-s3.iam=false", "-s3.port.iceberg=0", "-s3.port.lance=0", "-master.telemetry=false",
             "-master.volumeSizeLimitMB=1024", "-volume.max=64", "-volume.minFreeSpace=100MiB",
             *(f"-{name}={port}" for name, port in zip(names, ports))],
            cwd=self.folder, stdout=open(f"{self.folder}/log", "w"), stderr=subprocess.STDOUT)
        for _ in range(300):
            try:
                # The gateway keeps its buckets as folders of the filer.
                urllib.request.urlopen(urllib.request.Request(
                    f"http://127.0.0.1:{self.filer}/buckets/bench/", method="POST"), timeout=5).read()
                break
            except urllib.error.HTTPError as error:
                if error.code == 409:
                    break
                time.sleep(0.2)
            except OSError:
                time.sleep(0.2)
        else:
            fail("SeaweedFS did not start", f"see {self.folder}/log")

    def url(self, prefix):
        return f"s3://bench/{prefix}?endpoint=http://127.0.0.1:{self.s3}"

    def names(self, path):
        """The names below a folder of the bucket, at most a thousand of them, the last in order first."""
        request = urllib.request.Request(f"http://127.0.0.1:{self.filer}/buckets/bench/{path}/?limit=10000", headers={"Accept": "application/json"})
        try:
            entries = json.load(urllib.request.urlopen(request, timeout=5)).get("Entries") or []
        except urllib.error.HTTPError:
            return []
        return [entry["FullPath"].rsplit("/", 1)[1] for entry in entries]

    def newest_segment(self, prefix):
        """The name of the newest segment of the one instance, or an empty text."""
        for instance in self.names(f"{prefix}/instances"):
            folders = [name for name in self.names(f"{prefix}/instances/{instance}/log") if name.isdigit()]
            if folders:
                return max(self.names(f"{prefix}/instances/{instance}/log/{max(folders)}"), default="")
        return ""

    def cpu(self):
        return Server.cpu(self)

    def stop(self):
        Server.stop(self)
