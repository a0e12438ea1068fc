internal import Core
internal import MySQLWire
internal import Repository

/// Brings a table from the beginning of an epoch to its end: takes away the rows that changed, and writes those that are
/// there at the end, each once.
///
/// Nothing is in another's way: between the two steps the table holds no more than the rows both instants share. What was
/// there before its first change must be found, and what is written must not be there: the server counts both.
struct EpochWriter {
    private let session: ReplaySession
    private let table: TargetTable
    private let fold: RowFold

    init(_ session: ReplaySession, _ table: TargetTable, _ fold: RowFold) {
        self.session = session
        self.table = table
        self.fold = fold
    }

    /// Writes from `start` on, where an earlier run had got to. `save` writes the record with what was done, and commits.
    func write(
        from start: EpochRecord.Writing?, save: (EpochRecord.Writing) async throws -> Void
    ) async throws {
        try await session.checkForeignKeys(false)
        var place = start ?? EpochRecord.Writing(table: table.name, step: .delete)
        if place.step == .delete {
            try await delete(&place, save)
            place = EpochRecord.Writing(table: table.name, step: .insert)
        }
        try await insert(&place, save)
    }

    private func delete(
        _ place: inout EpochRecord.Writing, _ save: (EpochRecord.Writing) async throws -> Void
    ) async throws {
        let isCounting = fold.table.isCounting
        let deleter = KeyDeleter(table, session.store)
        let writer = session.writer(table)
        var merge = try fold.table.merged()
        for _ in 0..<place.entries { _ = try merge.next { _, _ in } }
        var batch = EpochBatch(isCounting: isCounting, from: place)
        while try batch.fillDeletions(from: &merge) {
            try Task.checkCancellation()
            try await session.begin()
            if isCounting {
                for (row, number) in zip(batch.rows, batch.numbers) {
                    let found = try await writer.deleteWhole(row, of: batch.bytes, number: number)
                    try require(found, UInt64(number))
                }
            } else {
                let found = try await deleter.delete(batch.rows[...], of: batch.bytes)
                try require(found, UInt64(batch.rows.count))
            }
            place.entries = batch.entries
            try await save(place)
        }
    }

    private func insert(
        _ place: inout EpochRecord.Writing, _ save: (EpochRecord.Writing) async throws -> Void
    ) async throws {
        let writer = session.writer(table)
        var counter = fold.counter
        counter?.restart()
        var scratch: [UInt8] = []
        var merge = try fold.table.merged()
        for _ in 0..<place.entries {
            _ = try merge.next { key, image in
                if let row = fold.table.isCounting ? key : image { try counter?.follow(row, &scratch) }
            }
        }
        var batch = EpochBatch(isCounting: fold.table.isCounting, from: place)
        while try batch.fillInsertions(from: &merge) {
            try Task.checkCancellation()
            try batch.bytes.withUnsafeBytes { bytes in
                for row in batch.rows { try counter?.follow(UnsafeRawBufferPointer(rebasing: bytes[row]), &scratch) }
            }
            try await session.begin()
            let written = try await writer.write("INSERT", batch.rows[...], of: batch.bytes)
            try require(written, UInt64(batch.rows.count))
            place.entries = batch.entries
            place.copies = batch.copies
            try await save(place)
        }
        // A row that was inserted and deleted again has used its number all the same.
        guard let used = fold.counter?.highest, used > counter?.highest ?? 0, used < UInt64.max else { return }
        try await session.target.execute("ALTER TABLE \(table.name.quoted) AUTO_INCREMENT = \(used + 1)")
    }

    private func require(_ found: UInt64, _ expected: UInt64) throws {
        guard found == expected else {
            throw RestoreFailure.otherEpochRows(table.name, expected: expected, found: found)
        }
    }
}
