extension RowOperations {
    /// REPLACE, ON DUPLICATE KEY UPDATE, and statements over several tables.
    static let merging: [WorkloadOperation] = [
        WorkloadOperation("replace", weight: 12) { session in
            // May remove two rows, one by the key and one by the unique code.
            try await session.run(
                """
                REPLACE INTO witness.account (id, code, balance, note) VALUES
                (\(session.key()), \(session.code()), \(session.amount()), \(session.textOrNull(30)))
                """)
        },
        WorkloadOperation("insert or update", weight: 12) { session in
            try await session.run(
                """
                INSERT INTO witness.account (id, code, note) VALUES (\(session.key()), \(session.code()), 'new')
                ON DUPLICATE KEY UPDATE balance = balance + 10, note = \(session.textOrNull(20))
                """)
        },
        WorkloadOperation("insert or move", weight: 6) { session in
            try await session.run(
                """
                INSERT INTO witness.pair (a, b, c) VALUES (\(session.key()), \(session.text(5)), \(session.key()))
                ON DUPLICATE KEY UPDATE a = a + \(session.number(0...3)), c = NULL
                """)
        },
        WorkloadOperation("update by join", weight: 4) { session in
            let low = session.key()
            try await session.run(
                """
                UPDATE witness.account x JOIN witness.made m ON m.id = x.id SET x.balance = m.a, m.a = m.a + 1
                WHERE x.id BETWEEN \(low) AND \(low + 20)
                """)
        },
        WorkloadOperation("delete by join", weight: 3) { session in
            let low = session.key()
            try await session.run(
                """
                DELETE witness.account, witness.made FROM witness.account JOIN witness.made
                ON witness.made.id = witness.account.id WHERE witness.account.id BETWEEN \(low) AND \(low + 3)
                """)
        },
        WorkloadOperation("insert from select", weight: 4) { session in
            let low = session.key()
            try await session.run(
                """
                INSERT IGNORE INTO witness.made (id, a) SELECT id, balance FROM witness.account
                WHERE id BETWEEN \(low) AND \(low + 30)
                """)
        },
        WorkloadOperation("over a temporary table", weight: 2) { session in
            try await session.run("CREATE TEMPORARY TABLE IF NOT EXISTS witness.passing (id INT PRIMARY KEY, v INT)")
            try await session.run(
                "INSERT IGNORE INTO witness.passing VALUES (\(session.key()), 1), (\(session.key()), 2)")
            try await session.run("INSERT IGNORE INTO witness.emptied SELECT id, v FROM witness.passing")
            try await session.run("DROP TEMPORARY TABLE witness.passing")
        },
    ]
}
