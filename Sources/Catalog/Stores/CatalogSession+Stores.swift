package import Core

/// What stores share.
extension CatalogSession {
    /// One row, or nil. Throws `catalog.damaged` where there are more.
    package func first(_ sql: String, _ parameters: [CatalogValue]) throws -> CatalogRow? {
        let rows = try query(sql, parameters)
        guard rows.count <= 1 else {
            throw TidemarkError(
                .catalogDamaged, "The catalog has \(rows.count) rows where one is possible.",
                hint: "Restore it from its export in a repository.")
        }
        return rows.first
    }

    /// The next number of a series. Whoever has it is alone with the series until the transaction ends, on both databases.
    package func nextNumber(of series: String) throws -> Int64 {
        guard
            let row = try first("UPDATE counters SET value = value + 1 WHERE name = ? RETURNING value", [.text(series)])
        else {
            throw TidemarkError(
                .catalogDamaged, "The catalog has no series \(series).",
                hint: "Restore it from its export in a repository.")
        }
        return try row.integer("value")
    }

    /// For a guarded UPDATE: throws `catalog.changed` unless a row was changed.
    package func change(_ what: String, _ sql: String, _ parameters: [CatalogValue]) throws {
        guard try execute(sql, parameters) == 1 else {
            throw TidemarkError(
                .catalogChanged, "\(what) was changed or removed by somebody else meanwhile.",
                hint: "Read it again, and repeat the change where it is still wanted.")
        }
    }

    /// Throws `catalog.missing` unless a row was removed.
    package func remove(_ what: String, _ sql: String, _ parameters: [CatalogValue]) throws {
        guard try execute(sql, parameters) == 1 else { throw missing(what) }
    }

    package func missing(_ what: String) -> TidemarkError {
        TidemarkError(.catalogMissing, "There is no \(what).", hint: "List what there is, and check the name.")
    }
}

extension CatalogValue {
    package init(_ time: Timestamp?) { self = time.map { .integer($0.microseconds) } ?? .null }
    package init(_ flag: Bool) { self = .integer(flag ? 1 : 0) }
}
