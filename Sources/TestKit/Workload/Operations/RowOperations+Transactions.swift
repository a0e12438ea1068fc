extension RowOperations {
    /// Transactions over several tables, undone in whole or in part.
    static let transactions: [WorkloadOperation] = [
        WorkloadOperation("several tables", weight: 12) { session in
            try await session.transaction([
                "UPDATE witness.account SET balance = balance - 5 WHERE id = \(session.key())",
                "INSERT INTO witness.heap_of VALUES (\(session.number(0...500)), 'moved', 1, 2, NULL)",
                "INSERT INTO witness.counted (v) VALUES ('booked')",
                "UPDATE witness.ticket SET v = \(session.textOrNull(30)) WHERE u = \(session.key() * 3)",
            ])
        },
        WorkloadOperation("rolled back", weight: 8) { session in
            try await session.transaction(
                [
                    "DELETE FROM witness.account WHERE id = \(session.key())",
                    "INSERT INTO witness.counted (v) VALUES ('never')",
                    "UPDATE witness.parent SET id = -\(session.key()) WHERE id = \(session.key())",
                ], rollback: true)
        },
        WorkloadOperation("rolled back in part", weight: 10) { session in
            try await session.transaction([
                "UPDATE witness.account SET note = 'kept' WHERE id = \(session.key())",
                "SAVEPOINT middle",
                "DELETE FROM witness.account WHERE id = \(session.key())",
                "INSERT INTO witness.heap_of VALUES (1, 'undone', 1, 2, NULL)",
                "ROLLBACK TO SAVEPOINT middle",
                "INSERT INTO witness.counted (v) VALUES ('after the savepoint')",
                "SAVEPOINT late", "DELETE FROM witness.counted WHERE id = \(session.key())", "RELEASE SAVEPOINT late",
            ])
        },
        WorkloadOperation("a long transaction", weight: 2) { session in
            var statements: [String] = []
            for _ in 0..<session.number(20...120) {
                statements.append("UPDATE witness.made SET a = a + 1 WHERE id = \(session.key())")
                statements.append("INSERT IGNORE INTO witness.ticket VALUES (\(session.key() * 3), 'long')")
            }
            try await session.transaction(statements, rollback: session.chance(10))
        },
        WorkloadOperation("one row many times", weight: 4) { session in
            let id = session.key()
            try await session.transaction([
                "INSERT INTO witness.account (id, note) VALUES (\(id), 'a')",
                "UPDATE witness.account SET note = 'b' WHERE id = \(id)",
                "UPDATE witness.account SET id = id + 1 WHERE id = \(id)",
                "UPDATE witness.account SET id = id - 1 WHERE id = \(id + 1)",
                "DELETE FROM witness.account WHERE id = \(id)",
                "INSERT INTO witness.account (id, note) VALUES (\(id), 'c')",
            ])
        },
    ]
}
