"""Real database servers with the stock clients of their family."""
import os
import pathlib
import shutil
import subprocess
import time

from places import SERVERS, free_port
from report import Failure


class Database:
    """A throwaway server on a free port of the loopback interface; root signs in over its socket without a password."""

    family = ""

    def __init__(self, name, places, processes, is_source=True):
        self.name = name
        self.folder = places.scratch / name
        self.folder.mkdir()
        self.socket = self.folder / "sock"
        self.port = free_port()
        self.log = places.logs / f"{name}.log"
        self.processes = processes
        self._install()
        self.child = processes.start(self._daemon() + self._options(is_source), self.log)

    # What differs between the families.

    def _install(self):
        raise NotImplementedError

    def _daemon(self):
        raise NotImplementedError

    def _client(self):
        raise NotImplementedError

    def _log_options(self):
        raise NotImplementedError

    def _options(self, is_source):
        options = [
            f"--datadir={self.folder}/data", f"--socket={self.socket}", f"--port={self.port}",
            "--bind-address=127.0.0.1", f"--pid-file={self.folder}/pid", f"--server-id={self.port}",
            "--innodb-buffer-pool-size=64M", "--innodb-flush-log-at-trx-commit=2", "--skip-name-resolve",
            "--performance-schema=OFF", "--character-set-server=utf8mb4", f"--tmpdir={self.folder}",
        ]
        return options + (self._log_options() if is_source else ["--skip-log-bin"])

    def wait(self, seconds=60):
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if self.child.poll() is not None:
                break
            try:
                self.run("DO 1")
                return
            except Failure:
                time.sleep(0.1)
        raise Failure(f"the server {self.name} did not start, see {self.log}")

    # The stock client.

    def run(self, sql, *, user="root", password=None, port=None):
        """What the stock client prints for it: rows, divided by tabs."""
        command = self._client() + ["--batch", "--skip-column-names", "--default-character-set=utf8mb4", f"--user={user}"]
        command += ["--protocol=TCP", "--host=127.0.0.1", f"--port={port}"] if port else [f"--socket={self.socket}"]
        environment = dict(os.environ)
        if password:
            environment["MYSQL_PWD"] = password
        run = subprocess.run(
            [str(part) for part in command], input=sql, capture_output=True, text=True, env=environment, timeout=120)
        if run.returncode != 0:
            raise Failure(f"{self.name} refused: {run.stderr.strip()[:600]}")
        return run.stdout

    def digest(self, database, *, user="root", password=None, port=None):
        """Every value of every row of a database as hexadecimal text, in the order of the rows' text, table by table."""
        ask = lambda sql: self.run(sql, user=user, password=password, port=port)
        tables = {}
        names = ask(
            "SELECT table_name, GROUP_CONCAT(CONCAT('IFNULL(HEX(`', column_name, '`),\"-\")') ORDER BY ordinal_position)"
            f" FROM information_schema.columns WHERE table_schema = '{database}' GROUP BY table_name ORDER BY table_name")
        for line in names.splitlines():
            table, columns = line.split("\t")
            rows = sorted(ask(f"SELECT CONCAT_WS('|', {columns}) FROM `{database}`.`{table}`").splitlines())
            tables[table] = rows
        return tables


class MariaDB(Database):
    family = "mariadb"

    def _install(self):
        command = [
            "mariadb-install-db", "--no-defaults", f"--user={_user()}", "--auth-root-authentication-method=normal",
            "--skip-test-db", f"--datadir={self.folder}/data", "--innodb-log-file-size=16M",
        ]
        with open(self.log, "ab") as log:
            if subprocess.run(command, stdout=log, stderr=log, check=False).returncode != 0:
                raise Failure(f"MariaDB could not make its data folder, see {self.log}")

    def _daemon(self):
        program = shutil.which("mariadbd", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
        if not program:
            raise Failure("MariaDB is not installed: run scripts/get-servers mariadb")
        return [program, "--no-defaults", f"--user={_user()}"]

    def _client(self):
        return ["mariadb", "--no-defaults"]

    def _log_options(self):
        return [
            "--log-bin=binlog", "--binlog-format=ROW", "--binlog-row-image=FULL", "--binlog-row-metadata=FULL",
            "--sync-binlog=0",
        ]


class MySQL(Database):
    family = "mysql"

    def _install(self):
        with open(self.log, "ab") as log:
            command = self._daemon() + [f"--datadir={self.folder}/data", "--initialize-insecure"]
            if subprocess.run(command, stdout=log, stderr=log, check=False).returncode != 0:
                raise Failure(f"MySQL could not make its data folder, see {self.log}")

    def _daemon(self):
        base = SERVERS / "mysql/usr"
        return mysql_command("sbin/mysqld") + [
            "--no-defaults", f"--user={_user()}", f"--basedir={base}", f"--lc-messages-dir={base}/share/mysql",
            f"--plugin-dir={base}/lib/mysql/plugin", "--mysqlx=OFF", "--secure-file-priv=",
        ]

    def _client(self):
        return mysql_command("bin/mysql") + ["--no-defaults"]

    def _log_options(self):
        return [
            "--log-bin=binlog", "--binlog-format=ROW", "--binlog-row-image=FULL", "--binlog-row-metadata=FULL",
            "--sync-binlog=0", "--gtid-mode=ON", "--enforce-gtid-consistency=ON",
        ]


def mysql_command(name):
    """MySQL comes from another suite of Debian, and is started with that suite's loader and libraries."""
    root = SERVERS / "mysql"
    program = root / "usr" / name
    if not program.exists():
        raise Failure(f"MySQL is not in {SERVERS}: run scripts/get-servers mysql")
    libraries = root / "usr/lib/x86_64-linux-gnu"
    return [str(libraries / "ld-linux-x86-64.so.2"), "--library-path", str(libraries), str(program)]


def mysql_wrapper(folder: pathlib.Path):
    """A folder with a program `mysqld` for the service's PATH, which makes new servers with it."""
    folder.mkdir(exist_ok=True)
    base = SERVERS / "mysql/usr"
    path = folder / "mysqld"
    command = " ".join(mysql_command("sbin/mysqld"))
    path.write_text(
        f'#!/bin/sh\nexec {command} "$@" --basedir={base} --lc-messages-dir={base}/share/mysql --plugin-dir={base}/lib/mysql/plugin\n')
    path.chmod(0o755)
    return folder


def _user():
    import pwd
    return pwd.getpwuid(os.getuid()).pw_name
