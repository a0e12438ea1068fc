/// Every kind of change of rows.
enum RowOperations {
    static func all(_ options: WorkloadOptions) -> [WorkloadOperation] {
        let operations = keyed + moving + merging + shapes + families + transactions
        let weight = operations.reduce(0) { $0 + $1.weight }
        return operations + [bigRow(weight: max(1, weight / max(1, options.bigRowEvery)))]
    }

    /// A row of many megabytes, now and then changed or removed.
    private static func bigRow(weight: Int) -> WorkloadOperation {
        WorkloadOperation("big row", weight: weight) { session in
            let id = session.number(1...4)
            let bytes = session.options.bigRowBytes - session.number(0...1000)
            switch session.number(0...3) {
            case 0: try await session.run("DELETE FROM witness.big WHERE id = \(id)")
            case 1: try await session.run("UPDATE witness.big SET tail = 'changed' WHERE id = \(id)")
            default:
                let letter = session.pick(["61", "00", "ff", "27"])
                try await session.run(
                    "REPLACE INTO witness.big VALUES (\(id), REPEAT(UNHEX('\(letter)'), \(bytes)), \(session.text(9)))")
            }
        }
    }
}
