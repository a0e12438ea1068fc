extension RowOperations {
    /// Foreign keys whose actions change rows that no statement names.
    static let families: [WorkloadOperation] = [
        WorkloadOperation("parent deleted", weight: 10) { session in
            try await session.run("DELETE FROM witness.parent WHERE id = \(session.key())")
        },
        WorkloadOperation("parent renumbered", weight: 10) { session in
            try await session.run("UPDATE witness.parent SET id = \(session.key()) WHERE id = \(session.key())")
        },
        WorkloadOperation("child renumbered", weight: 8) { session in
            try await session.run("UPDATE witness.child SET id = \(session.key()) WHERE id = \(session.key())")
        },
        WorkloadOperation("parent replaced", weight: 5) { session in
            // REPLACE deletes the old row first, and with it the children.
            try await session.run("REPLACE INTO witness.parent VALUES (\(session.key()), \(session.text(15)))")
        },
        WorkloadOperation("family founded", weight: 20) { session in
            let (parent, child) = (session.key(), session.key())
            try await session.transaction([
                "INSERT IGNORE INTO witness.parent VALUES (\(parent), 'founded')",
                "INSERT IGNORE INTO witness.child VALUES (\(child), \(parent), 1)",
                "INSERT IGNORE INTO witness.grandchild VALUES (\(session.key()), \(child), 2)",
                "INSERT IGNORE INTO witness.guest VALUES (\(session.key()), \(parent), 3)",
            ])
        },
        WorkloadOperation("child adopted", weight: 8) { session in
            try await session.run(
                "UPDATE witness.child SET parent_id = \(session.chance(10) ? "NULL" : "\(session.key())") WHERE id = \(session.key())"
            )
        },
        WorkloadOperation("family deleted and founded again", weight: 5) { session in
            let parent = session.key()
            try await session.transaction([
                "DELETE FROM witness.parent WHERE id = \(parent)",
                "INSERT INTO witness.parent VALUES (\(parent), 'again')",
                "INSERT INTO witness.child VALUES (\(session.key()), \(parent), 4)",
            ])
        },
        WorkloadOperation("branch cut", weight: 6) { session in
            let id = session.key()
            guard session.chance(60) else { return try await session.run("DELETE FROM witness.tree WHERE id = \(id)") }
            try await session.run(
                "INSERT IGNORE INTO witness.tree VALUES (\(id), \(session.chance(20) ? "NULL" : "\(session.key())"))")
        },
    ]
}
