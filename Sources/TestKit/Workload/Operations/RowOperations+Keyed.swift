extension RowOperations {
    /// Inserts, updates and deletes that leave keys alone.
    static let keyed: [WorkloadOperation] = [
        WorkloadOperation("insert", weight: 30) { session in
            try await session.run(
                """
                INSERT INTO witness.account (id, code, balance, note) VALUES
                (\(session.key()), \(session.code()), \(session.amount()), \(session.textOrNull(60)))
                """)
        },
        WorkloadOperation("insert many", weight: 6) { session in
            var rows: [String] = []
            for _ in 0..<session.number(2...40) {
                rows.append("(\(session.key(5000)), \(session.text(30)), NULL, '2024-12-31 23:59:59.999', 'two')")
            }
            try await session.run(
                "INSERT IGNORE INTO witness.pair (a, b, c, d, e) VALUES \(rows.joined(separator: ", "))")
        },
        WorkloadOperation("update", weight: 30) { session in
            try await session.run(
                "UPDATE witness.account SET balance = balance + 1, note = \(session.textOrNull(40)) WHERE id = \(session.key())"
            )
        },
        WorkloadOperation("update range", weight: 4) { session in
            let low = session.key()
            try await session.run(
                "UPDATE witness.account SET balance = balance - 1 WHERE id BETWEEN \(low) AND \(low + session.number(1...60))"
            )
        },
        WorkloadOperation("delete", weight: 15) { session in
            try await session.run("DELETE FROM witness.account WHERE id = \(session.key())")
        },
        WorkloadOperation("delete range", weight: 2) { session in
            let low = session.key()
            try await session.run(
                "DELETE FROM witness.account WHERE id BETWEEN \(low) AND \(low + session.number(1...15))")
        },
        WorkloadOperation("words", weight: 15) { session in
            let word = session.text(20)
            switch session.number(0...3) {
            case 0: try await session.run("DELETE FROM witness.word WHERE w = \(word) OR w = 'w\(session.key())'")
            case 1:
                try await session.run(
                    "UPDATE witness.word SET n = n + 1, s = s ^ 5 WHERE w = \(word) OR w = 'w\(session.key())'")
            default:
                try await session.run(
                    "INSERT INTO witness.word VALUES (\(word), \(session.key()), \(session.number(0...7)))")
            }
        },
        WorkloadOperation("tokens", weight: 12) { session in
            let token = "UNHEX(LEFT(SHA2(\(session.key()), 256), 32))"
            switch session.number(0...3) {
            case 0: try await session.run("DELETE FROM witness.token WHERE t = \(token)")
            case 1:
                try await session.run(
                    "UPDATE witness.token SET f = \(session.float()), g = \(session.float()), h = '-12:34:56.789' WHERE t = \(token)"
                )
            default:
                try await session.run(
                    """
                    REPLACE INTO witness.token VALUES (\(token), \(session.float()), \(session.float()),
                    \(session.number(0...2047)), \(session.pick([0, 1901, 2155, 2026])), '838:59:59')
                    """)
            }
        },
    ]
}
