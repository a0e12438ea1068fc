extension RowOperations {
    /// Tables of a particular shape: without a key, generated, counted, with triggers, partitioned, being altered.
    static let shapes: [WorkloadOperation] = [
        WorkloadOperation("without a key", weight: 25) { session in
            let a = session.number(0...500)
            switch session.number(0...4) {
            case 0: try await session.run("DELETE FROM witness.heap_of WHERE a = \(a) LIMIT \(session.number(1...3))")
            case 1:
                try await session.run(
                    "UPDATE witness.heap_of SET b = \(session.textOrNull(40)), f = \(session.float()) WHERE a = \(a) LIMIT 2"
                )
            case 2:
                // The same row more than once.
                let row = "(\(a), 'twin', \(session.float()), 0.5, NULL)"
                try await session.run("INSERT INTO witness.heap_of VALUES \(row), \(row)")
            default:
                try await session.run(
                    """
                    INSERT INTO witness.heap_of VALUES (\(session.chance(10) ? "NULL" : "\(a)"), \(session.textOrNull(40)),
                    \(session.float()), \(session.amount()), \(session.textOrNull(20)))
                    """)
            }
        },
        WorkloadOperation("generated columns", weight: 12) { session in
            switch session.number(0...2) {
            case 0:
                try await session.run("DELETE FROM witness.made WHERE thrice = \(session.number(0...1000) * 3) LIMIT 2")
            case 1:
                try await session.run(
                    "UPDATE witness.made SET a = \(session.number(0...1000)) WHERE id = \(session.key())")
            default:
                try await session.run("REPLACE INTO witness.made (id, a) VALUES (\(session.key()), \(session.key()))")
            }
        },
        WorkloadOperation("counted", weight: 12) { session in
            guard session.chance(70) else {
                return try await session.run("DELETE FROM witness.counted WHERE id = \(session.key())")
            }
            try await session.run("INSERT INTO witness.counted (v) VALUES (\(session.text(20))), ('second')")
        },
        WorkloadOperation("triggers", weight: 10) { session in
            guard session.chance(50) else {
                return try await session.run("DELETE FROM witness.audited WHERE id = \(session.key())")
            }
            try await session.run("REPLACE INTO witness.audited VALUES (\(session.key()), \(session.number(0...9)))")
        },
        WorkloadOperation("partitions", weight: 10) { session in
            let id = session.key()
            switch session.number(0...2) {
            case 0: try await session.run("DELETE FROM witness.parts WHERE id = \(id)")
            case 1: try await session.run("UPDATE witness.parts SET r = \(session.number(0...299)) WHERE id = \(id)")
            default:
                try await session.run(
                    "INSERT INTO witness.parts VALUES (\(id), \(session.number(0...299)), \(session.text(15)))")
            }
        },
        WorkloadOperation("table under change", weight: 30) { session in
            let (id, table) = (session.key(), session.pick(["evolving", "evolving", "swapped", "emptied", "again"]))
            switch session.number(0...3) {
            case 0: try await session.run("DELETE FROM witness.\(table) WHERE id = \(id)")
            case 1:
                try await session.run("UPDATE witness.\(table) SET id = \(session.key()) WHERE id = \(id)")
            default: try await session.run("INSERT INTO witness.\(table) (id) VALUES (\(id))")
            }
        },
        WorkloadOperation("values of a table under change", weight: 12) { session in
            let change = session.pick([
                "a = a + 1", "b = 'changed'", "e = 'blue'", "e = 'green', a = 7", "x = id", "y = 'why'",
            ])
            try await session.run("UPDATE witness.evolving SET \(change) WHERE id = \(session.key())")
        },
        WorkloadOperation("odd names", weight: 5) { session in
            try await session.run(
                "REPLACE INTO `witness two`.`odd ``name` VALUES (\(session.number(1...100)), \(session.text(20)))")
        },
    ]
}
