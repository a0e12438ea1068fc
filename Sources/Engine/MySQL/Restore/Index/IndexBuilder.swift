package import Core

/// Adds to a table what was deferred, when its rows are there.
package struct IndexBuilder {
    struct Work: Sendable {
        let table: TableName
        let indexes: [DeferredIndex]
        /// The table's rows, for the progress.
        let rows: UInt64
    }

    let session: TargetSession

    func build(_ work: Work) async throws {
        for statement in Self.statements(work.indexes, of: work.table) {
            try Task.checkCancellation()
            try await session.execute(statement)
        }
    }

    /// Plain indexes together, as far as they stand together: the server shows indexes, and may choose among them, in the order
    /// they were made in. SPATIAL and FULLTEXT ones each on their own, foreign keys last.
    package static func statements(_ indexes: [DeferredIndex], of table: TableName) -> [String] {
        let alter = "ALTER TABLE \(table.quoted) "
        var groups: [[DeferredIndex]] = []
        for index in indexes where index.kind == .plain || index.kind == .spatial {
            if index.kind == .plain, groups.last?.last?.kind == .plain {
                groups[groups.count - 1].append(index)
            } else {
                groups.append([index])
            }
        }
        // The server puts FULLTEXT indexes behind all others.
        groups += indexes.filter { $0.kind == .fullText }.map { [$0] }
        groups.append(indexes.filter { $0.kind == .foreignKey })
        return groups.filter { !$0.isEmpty }.map { group in
            alter + group.map { "ADD \($0.clause)" }.joined(separator: ", ")
        }
    }
}
