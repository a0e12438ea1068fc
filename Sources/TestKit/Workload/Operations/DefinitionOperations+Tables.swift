extension DefinitionOperations {
    /// Tables swapped, emptied, made again, moved.
    static let tables: [WorkloadOperation] = [
        WorkloadOperation("rename swap") { session in
            try await session.run("DROP TABLE IF EXISTS witness.swapped_new, witness.swapped_old")
            try await session.run("CREATE TABLE witness.swapped_new LIKE witness.swapped")
            try await session.run("ALTER TABLE witness.swapped_new MODIFY COLUMN v VARCHAR(\(session.number(40...60)))")
            try await session.run("INSERT INTO witness.swapped_new SELECT * FROM witness.swapped")
            try await session.run(
                "RENAME TABLE witness.swapped TO witness.swapped_old, witness.swapped_new TO witness.swapped")
            if session.chance(60) { try await session.run("DROP TABLE witness.swapped_old") }
        },
        WorkloadOperation("truncate") { session in
            try await session.run("TRUNCATE TABLE witness.emptied")
            try await session.run("INSERT INTO witness.emptied VALUES (1, 1), (2, 2), (3, 3)")
        },
        WorkloadOperation("drop and create again") { session in
            try await session.run("DROP TABLE IF EXISTS witness.again")
            let columns = session.pick([
                "v INT", "v VARCHAR(30), w DATE", "w DOUBLE NOT NULL DEFAULT 0.1, v BIGINT UNSIGNED",
            ])
            try await session.run("CREATE TABLE witness.again (id INT NOT NULL PRIMARY KEY, \(columns))")
            try await session.run("INSERT INTO witness.again (id) VALUES (1), (2), (3)")
        },
        WorkloadOperation("create from select") { session in
            try await session.run("DROP TABLE IF EXISTS witness.copied")
            try await session.run(
                "CREATE TABLE witness.copied (PRIMARY KEY (id)) SELECT id, code, note FROM witness.account WHERE id < 200"
            )
            try await session.run("UPDATE witness.copied SET note = 'copied' WHERE id < 50")
        },
        WorkloadOperation("move to another schema and back") { session in
            try await session.run("CREATE TABLE IF NOT EXISTS witness.traveller (id INT PRIMARY KEY, v INT)")
            try await session.run("REPLACE INTO witness.traveller VALUES (\(session.number(1...50)), 1)")
            try await session.run("RENAME TABLE witness.traveller TO `witness two`.traveller")
            try await session.run("REPLACE INTO `witness two`.traveller VALUES (\(session.number(1...50)), 2)")
            try await session.run("RENAME TABLE `witness two`.traveller TO witness.traveller")
        },
        WorkloadOperation("create and drop a schema") { session in
            try await session.run("CREATE DATABASE IF NOT EXISTS passing")
            try await session.run("CREATE TABLE IF NOT EXISTS passing.t (id INT PRIMARY KEY, v INT)")
            try await session.run("REPLACE INTO passing.t VALUES (1, \(session.number(1...9)))")
            if session.chance(70) { try await session.run("DROP DATABASE passing") }
        },
        WorkloadOperation("drop and add a foreign key") { session in
            // Locked, so that no orphan comes between; an earlier round may have lost the key already.
            try await session.run("LOCK TABLES witness.guest WRITE, witness.parent WRITE")
            let exists = try await session.value(
                "SELECT COUNT(*) FROM information_schema.TABLE_CONSTRAINTS WHERE CONSTRAINT_NAME = 'guest_of'")
            if exists != "0" { try await session.run("ALTER TABLE witness.guest DROP FOREIGN KEY guest_of") }
            try await session.run("DELETE FROM witness.guest WHERE host NOT IN (SELECT id FROM witness.parent)")
            try await session.run(
                """
                ALTER TABLE witness.guest ADD CONSTRAINT guest_of FOREIGN KEY (host) REFERENCES witness.parent (id)
                ON DELETE SET NULL ON UPDATE SET NULL
                """)
            try await session.run("UNLOCK TABLES")
        },
    ]

    /// Views, routines, triggers and events.
    static let objects: [WorkloadOperation] = [
        WorkloadOperation("a view") { session in
            try await session.run(
                "CREATE OR REPLACE VIEW witness.rich AS SELECT id, balance FROM witness.account WHERE balance > \(session.number(0...900))"
            )
        },
        WorkloadOperation("a trigger") { session in
            try await session.run("DROP TRIGGER IF EXISTS witness.counted_b")
            try await session.run(
                "CREATE TRIGGER witness.counted_b BEFORE INSERT ON witness.counted FOR EACH ROW SET NEW.v = CONCAT(NEW.v, '\(session.number(1...99))')"
            )
        },
        WorkloadOperation("a procedure") { session in
            try await session.run("DROP PROCEDURE IF EXISTS witness.pay")
            try await session.run(
                "CREATE PROCEDURE witness.pay(who INT) UPDATE witness.account SET balance = balance + \(session.number(1...9)) WHERE id = who"
            )
            try await session.run("CALL witness.pay(\(session.key()))")
        },
        WorkloadOperation("a function") { session in
            try await session.run("DROP FUNCTION IF EXISTS witness.plus")
            try await session.run(
                "CREATE FUNCTION witness.plus(n INT) RETURNS INT DETERMINISTIC NO SQL RETURN n + \(session.number(1...9))"
            )
        },
        WorkloadOperation("an event") { session in
            try await session.run("DROP EVENT IF EXISTS witness.tick")
            try await session.run(
                "CREATE EVENT witness.tick ON SCHEDULE EVERY \(session.number(1...9)) HOUR DISABLE DO DELETE FROM witness.audit WHERE id < 0"
            )
        },
    ]
}
