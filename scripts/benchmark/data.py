"""The rows and transactions everything is measured on."""

import shutil

from .figures import ROWS, TABLES, TIDEMARK, measure
from .servers import PASSWORD, ROOT

COLUMNS = "(id INT NOT NULL AUTO_INCREMENT, k INT NOT NULL DEFAULT 0, c CHAR(120) NOT NULL DEFAULT '', pad CHAR(60) NOT NULL DEFAULT '', PRIMARY KEY (id){})"


def fill(server):
    digits = lambda count: "CONCAT_WS('-'," + ",".join(["LPAD(FLOOR(RAND()*1e11),11,'0')"] * count) + ")"
    columns = COLUMNS.format(", KEY k_1 (k)")
    server.sql("CREATE DATABASE bench CHARACTER SET latin1")
    server.sql("SET sql_log_bin = 0;" + "".join(f"CREATE TABLE sbtest{t} {columns} ENGINE=InnoDB;" for t in range(1, TABLES + 1))
               + f"INSERT INTO sbtest1 SELECT seq, 1 + FLOOR(RAND(7) * {ROWS}), {digits(10)}, {digits(5)} FROM seq_1_to_{ROWS};"
               + "".join(f"INSERT INTO sbtest{t} SELECT id, k, CONCAT(SUBSTR(c, 13), '-', SUBSTR(c, 1, 11)), pad FROM sbtest{t - 1};"
                         for t in range(2, TABLES + 1)), "bench")


TEXT = f"{ROOT}/load@.tsv"


def text_of(source):
    """The rows as text for LOAD DATA, a file for each table; @ in TEXT is its number."""
    client = " ".join(source.client("--quick", "-N", "-B", "bench"))
    measure(f"printf '%s\\n' $(seq {TABLES}) | xargs -P 2 -I@ bash -c '{client} -e \"SELECT * FROM sbtest@\" > {TEXT}'")


def fill_from_text(server):
    """The same rows on a server of another family."""
    columns = COLUMNS.format(", KEY k_1 (k)")
    server.sql("CREATE DATABASE bench CHARACTER SET latin1")
    server.sql("".join(f"CREATE TABLE sbtest{t} {columns} ENGINE=InnoDB;" for t in range(1, TABLES + 1)), "bench")
    load = " ".join(server.client("--local-infile=1", "bench"))
    for table in range(1, TABLES + 1):
        path = TEXT.replace("@", str(table))
        measure(f"{load} -e \"SET sql_log_bin = 0; LOAD DATA LOCAL INFILE '{path}' INTO TABLE sbtest{table}\"")


def make_base(source):
    """A repository with one base, and the same state as mydumper's files and as text for LOAD DATA."""
    measure([TIDEMARK, "init", "--repo", f"file://{ROOT}/repository"])
    shutil.rmtree(f"{ROOT}/mydumper", ignore_errors=True)
    measure(f"mydumper --host 127.0.0.1 --port {source.port} --user bench --password {PASSWORD} --database bench --threads 2 --outputdir {ROOT}/mydumper")
    return measure([TIDEMARK, "backup", "--source", source.url, "--repo", f"file://{ROOT}/repository", "--instance", "bench"])


def reset(target):
    names = target.sql("SELECT schema_name FROM information_schema.schemata WHERE schema_name NOT IN "
                       "('mysql', 'sys', 'information_schema', 'performance_schema')").split()
    for name in names:
        target.sql(f"DROP DATABASE `{name}`")


def tidemark_restore(target, *moment):
    return measure([TIDEMARK, "restore", "--repo", f"file://{ROOT}/repository", "--instance", "bench", "--json", "--threads", "2",
                    *(moment or ("--to", "latest")), "--target", target.url], target)


def write_transactions(source, count):
    """sysbench's oltp_write_only mix, by one stored loop."""
    source.sql(f"""
DELIMITER //
BEGIN NOT ATOMIC
  DECLARE i INT DEFAULT 0; DECLARE a INT;
  WHILE i < {count} DO
    START TRANSACTION;
    SET a = 1 + FLOOR(RAND() * {ROWS}); -- in the WHERE clause RAND() would be asked for every row
    UPDATE sbtest1 SET k = k + 1 WHERE id = a;
    UPDATE sbtest2 SET c = REVERSE(c) WHERE id = a;
    SET a = 1 + FLOOR(RAND() * {ROWS});
    DELETE FROM sbtest3 WHERE id = a;
    REPLACE INTO sbtest3 (id, k, c, pad) VALUES (a, i, REPEAT('x', 119), REPEAT('y', 59));
    INSERT INTO sbtest4 (k, c, pad) VALUES (i, REPEAT('a', 119), REPEAT('b', 59));
    COMMIT;
    SET i = i + 1;
  END WHILE;
END //
""", "bench")
