internal import Catalog
internal import Core

/// An entry as the catalog has it: its line, and the columns beside it that are for searching.
struct AuditRow: Sendable {
    let number: Int64
    let happenedAt: Timestamp
    let text: String
    private let columns: [CatalogValue]

    init(_ row: CatalogRow) throws {
        number = try row.integer("number")
        happenedAt = try row.time("happened_at")
        text = try row.text("line")
        columns = try AuditStore.columnNames.map { try row.value($0) }
    }

    /// Nil where the stored text is no line.
    var parsed: AuditLine? { AuditLine(Array(text.utf8)) }

    /// Whether the columns say what the line says.
    var isConsistent: Bool {
        guard let parsed, let entry = parsed.entry else { return false }
        return AuditStore.values(entry, parsed) == columns
    }
}
