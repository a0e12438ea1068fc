extension RowOperations {
    /// Changes of keys and of unique values.
    static let moving: [WorkloadOperation] = [
        WorkloadOperation("change key", weight: 20) { session in
            try await session.run("UPDATE witness.account SET id = \(session.key()) WHERE id = \(session.key())")
        },
        WorkloadOperation("change part of key", weight: 12) { session in
            try await session.run(
                "UPDATE witness.pair SET b = \(session.text(25)), a = a + \(session.number(0...2)) WHERE a = \(session.key())"
            )
        },
        WorkloadOperation("change key by collation", weight: 6) { session in
            // The same to the collation, other bytes: the key does not change, or does it.
            try await session.run("UPDATE witness.word SET w = UPPER(w) WHERE w = 'w\(session.key())'")
        },
        WorkloadOperation("shift keys", weight: 3) { session in
            let low = session.key()
            let order = session.chance(50) ? "DESC" : "ASC"
            try await session.run(
                """
                UPDATE witness.ticket SET u = u + 1, v = CONCAT('moved ', LEFT(v, 40))
                WHERE u BETWEEN \(low) AND \(low + 50) ORDER BY u \(order)
                """)
        },
        WorkloadOperation("swap keys", weight: 15) { session in
            let (first, second) = (session.key(), session.key())
            guard first != second else { return }
            let park = -session.number(1...1_000_000_000)
            try await session.transaction([
                "UPDATE witness.account SET id = \(park) WHERE id = \(first)",
                "UPDATE witness.account SET id = \(first) WHERE id = \(second)",
                "UPDATE witness.account SET id = \(second) WHERE id = \(park)",
            ])
        },
        WorkloadOperation("hand unique value over", weight: 15) { session in
            let (first, second) = (session.key(), session.key())
            try await session.run("START TRANSACTION")
            let code = try await session.value("SELECT code FROM witness.account WHERE id = \(first) FOR UPDATE")
            guard let code, first != second else { return try await session.run("ROLLBACK") }
            try await session.run("UPDATE witness.account SET code = NULL WHERE id = \(first)")
            try await session.run("UPDATE witness.account SET code = '\(code)' WHERE id = \(second)")
            try await session.run("COMMIT")
        },
        WorkloadOperation("hand unique value over by deletion", weight: 8) { session in
            let (first, second) = (session.key(), session.key())
            try await session.run("START TRANSACTION")
            let code = try await session.value("SELECT c FROM witness.pair WHERE a = \(first) LIMIT 1 FOR UPDATE")
            guard let code else { return try await session.run("ROLLBACK") }
            try await session.run("DELETE FROM witness.pair WHERE c = \(code)")
            try await session.run("UPDATE witness.pair SET c = \(code) WHERE a = \(second) LIMIT 1")
            try await session.run("COMMIT")
        },
        WorkloadOperation("delete and insert again", weight: 12) { session in
            let id = session.key()
            let statements = [
                "DELETE FROM witness.account WHERE id = \(id)",
                "INSERT INTO witness.account (id, code, note) VALUES (\(id), \(session.code()), 'again')",
            ]
            guard session.chance(50) else { return try await session.transaction(statements) }
            for statement in statements { try await session.run(statement) }
        },
    ]
}
