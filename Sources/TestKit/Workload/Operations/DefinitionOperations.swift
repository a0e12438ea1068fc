/// Every kind of change of definitions.
enum DefinitionOperations {
    static func all(_ family: ServerFamily) -> [WorkloadOperation] { columns + tables + partitions + objects }

    /// Each is one ALTER of the table `evolving`, which begins with the columns id, a, b, e.
    private static let columns: [WorkloadOperation] = [
        ("add a column", "ADD COLUMN x INT NOT NULL DEFAULT 7"),
        ("add a column in front", "ADD COLUMN y VARCHAR(30) DEFAULT 'front' FIRST"),
        ("drop a column", "DROP COLUMN x"),
        ("drop the front column", "DROP COLUMN y"),
        ("reorder columns", "MODIFY COLUMN b VARCHAR(40) FIRST"),
        ("reorder columns back", "MODIFY COLUMN b VARCHAR(40) AFTER a"),
        ("rename a column", "CHANGE COLUMN a renamed INT"),
        ("rename a column back", "CHANGE COLUMN renamed a INT"),
        ("widen a column", "MODIFY COLUMN a BIGINT"),
        ("narrow a column", "MODIFY COLUMN a INT"),
        ("reorder enum members", "MODIFY COLUMN e ENUM('blue', 'red', 'green', 'black')"),
        ("reorder enum members back", "MODIFY COLUMN e ENUM('red', 'green', 'blue')"),
        ("add an index", "ADD INDEX by_b (b)"),
        ("drop an index", "DROP INDEX by_b"),
        ("another character set", "MODIFY COLUMN b VARCHAR(40) CHARACTER SET latin1"),
        ("rebuild", "FORCE"),
    ].map { name, change in
        WorkloadOperation(name) { try await $0.run("ALTER TABLE witness.evolving \(change)") }
    }

    private static let partitions: [WorkloadOperation] = [
        WorkloadOperation("empty a partition") { try await $0.run("ALTER TABLE witness.parts TRUNCATE PARTITION p1") },
        WorkloadOperation("drop and add a partition") { session in
            try await session.run("ALTER TABLE witness.parts DROP PARTITION p2")
            try await session.run("ALTER TABLE witness.parts ADD PARTITION (PARTITION p2 VALUES LESS THAN (300))")
        },
        WorkloadOperation("exchange a partition") { session in
            try await session.run(
                "CREATE TABLE witness.outside (id INT NOT NULL, r INT NOT NULL, v VARCHAR(20), PRIMARY KEY (id, r))")
            try await session.run("INSERT INTO witness.outside VALUES (\(session.key()), 5, 'came in')")
            try await session.run("ALTER TABLE witness.parts EXCHANGE PARTITION p0 WITH TABLE witness.outside")
            try await session.run("DROP TABLE witness.outside")
        },
    ]
}
