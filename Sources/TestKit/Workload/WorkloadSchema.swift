internal import Core

/// The tables a workload changes, and their first rows.
package enum WorkloadSchema {
    /// The schemas a workload works in; others are made and dropped by it now and then.
    package static let schemas = ["witness", "witness two"]

    static let tables: [String] = [
        // Keys that change, unique values that move.
        """
        account (id INT NOT NULL PRIMARY KEY, code VARCHAR(20) UNIQUE, balance DECIMAL(12,2) NOT NULL DEFAULT 0,
          note VARCHAR(200), changed TIMESTAMP(6) NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6))
        """,
        """
        pair (a INT NOT NULL, b VARCHAR(30) NOT NULL, c INT, d DATETIME(3), e ENUM('', 'one', 'two') NOT NULL DEFAULT 'one',
          PRIMARY KEY (a, b), UNIQUE KEY (c))
        """,
        // A key by text, where equal means equal to the collation; one by bytes; one without PRIMARY.
        "word (w VARCHAR(40) NOT NULL, n BIGINT UNSIGNED, s SET('x', 'y', 'z'), PRIMARY KEY (w))",
        "token (t BINARY(16) NOT NULL PRIMARY KEY, f DOUBLE, g FLOAT, b BIT(11), y YEAR, h TIME(6))",
        "ticket (u INT UNSIGNED NOT NULL, v VARCHAR(60), UNIQUE KEY only_key (u))",
        // No key at all.
        "heap_of (a INT, b VARCHAR(50), f FLOAT, d DECIMAL(30,10), l BLOB)",
        "big (id INT NOT NULL PRIMARY KEY, body LONGBLOB, tail VARCHAR(10))",
        "made (id INT NOT NULL PRIMARY KEY, a INT, twice INT AS (a * 2) STORED, thrice INT AS (a * 3) VIRTUAL, KEY (thrice))",
        "counted (id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY, v VARCHAR(40))",
        // Families, with effects that are not in the log of most servers.
        "parent (id INT NOT NULL PRIMARY KEY, v VARCHAR(20))",
        """
        child (id INT NOT NULL PRIMARY KEY, parent_id INT, v INT,
          CONSTRAINT child_of FOREIGN KEY (parent_id) REFERENCES parent (id) ON DELETE CASCADE ON UPDATE CASCADE)
        """,
        """
        grandchild (id INT NOT NULL PRIMARY KEY, child_id INT, v INT,
          CONSTRAINT grandchild_of FOREIGN KEY (child_id) REFERENCES child (id) ON DELETE CASCADE ON UPDATE CASCADE)
        """,
        """
        guest (id INT NOT NULL PRIMARY KEY, host INT, v INT,
          CONSTRAINT guest_of FOREIGN KEY (host) REFERENCES parent (id) ON DELETE SET NULL ON UPDATE SET NULL)
        """,
        """
        tree (id INT NOT NULL PRIMARY KEY, above INT,
          CONSTRAINT tree_of FOREIGN KEY (above) REFERENCES tree (id) ON DELETE CASCADE)
        """,
        // What triggers write.
        "audited (id INT NOT NULL PRIMARY KEY, v INT)",
        "audit (id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY, what VARCHAR(10), row_id INT, v INT)",
        // What ALTER, RENAME, TRUNCATE and DROP work on.
        "evolving (id INT NOT NULL PRIMARY KEY, a INT, b VARCHAR(40), e ENUM('red', 'green', 'blue'))",
        "swapped (id INT NOT NULL PRIMARY KEY, v VARCHAR(40))",
        "emptied (id INT NOT NULL PRIMARY KEY, v INT)",
        "again (id INT NOT NULL PRIMARY KEY, v INT)",
        """
        parts (id INT NOT NULL, r INT NOT NULL, v VARCHAR(20), PRIMARY KEY (id, r)) PARTITION BY RANGE (r)
          (PARTITION p0 VALUES LESS THAN (100), PARTITION p1 VALUES LESS THAN (200), PARTITION p2 VALUES LESS THAN (300))
        """,
    ]

    static func create(_ session: inout WorkloadSession) async throws {
        for schema in schemas {
            try await session.run("CREATE DATABASE \(schema.quotedIdentifier) DEFAULT CHARACTER SET utf8mb4")
        }
        for table in tables { try await session.run("CREATE TABLE witness.\(table)") }
        try await session.run(
            "CREATE TABLE `witness two`.`odd ``name` (`the key` INT PRIMARY KEY, `select` VARCHAR(30))")
        let triggers = [
            "audited_i AFTER INSERT ON witness.audited FOR EACH ROW INSERT INTO witness.audit VALUES (0, 'i', NEW.id, NEW.v)",
            "audited_d AFTER DELETE ON witness.audited FOR EACH ROW INSERT INTO witness.audit VALUES (0, 'd', OLD.id, OLD.v)",
            "account_b BEFORE UPDATE ON witness.account FOR EACH ROW SET NEW.note = LEFT(CONCAT('~', NEW.note), 200)",
        ]
        for trigger in triggers { try await session.run("CREATE TRIGGER witness.\(trigger)") }
        try await fill(&session)
    }

    /// Rows by the server itself, from a table of digits.
    private static func fill(_ session: inout WorkloadSession) async throws {
        let rows = session.options.initialRows
        try await session.run("CREATE TABLE witness.digit (d INT NOT NULL PRIMARY KEY)")
        try await session.run("INSERT INTO witness.digit VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)")
        let numbers = """
            (SELECT 1 + a.d + b.d * 10 + c.d * 100 + e.d * 1000 + f.d * 10000 AS n FROM witness.digit a, witness.digit b,
             witness.digit c, witness.digit e, witness.digit f) numbers WHERE n <= \(rows)
            """
        let selects = [
            "account (id, code, balance, note) SELECT n, CONCAT('c', n), n / 7, REPEAT(CHAR(97 + n % 26), n % 150)",
            "pair SELECT n, CONCAT('b', n % 7, ' '), n, '2020-02-29 12:00:00.123' + INTERVAL n HOUR, 1 + n % 3",
            "word SELECT CONCAT('w', n), n * 1000003, n % 8",
            "token SELECT UNHEX(LEFT(SHA2(n, 256), 32)), n / 3, n / 7, n % 2048, 1901 + n % 250, SEC_TO_TIME(n)",
            "ticket SELECT n * 3, CONCAT('t', n)",
            "heap_of SELECT n % 500, CONCAT('h', n % 50), n / 7, n / 13, IF(n % 5, NULL, CONCAT(n))",
            "made (id, a) SELECT n, n % 1000",
            "counted (v) SELECT CONCAT('v', n)",
            "parent SELECT n, CONCAT('p', n)", "child SELECT n, n, n % 10", "grandchild SELECT n, n, n % 10",
            "guest SELECT n, n, n % 10", "tree SELECT n, IF(n % 6 = 1, NULL, n - 1)", "audited SELECT n, n",
            "evolving SELECT n, n, CONCAT('b', n), 1 + n % 3", "swapped SELECT n, CONCAT('s', n)",
            "emptied SELECT n, n", "again SELECT n, n", "parts SELECT n, n % 300, CONCAT('r', n)",
        ]
        // The rows of a tree come in any order.
        try await session.run("SET SESSION foreign_key_checks = 0")
        for select in selects { try await session.run("INSERT INTO witness.\(select) FROM \(numbers)") }
        try await session.run("INSERT INTO witness.big VALUES (1, REPEAT('x', 100000), 'end'), (2, '', NULL)")
    }
}
