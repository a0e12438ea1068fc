internal import Catalog
internal import Core
internal import Foundation

/// An export that was read and is exactly what was written.
struct ExportDocument: Sendable, Equatable {
    let header: ExportHeader
    let tables: [ExportedTable]

    /// Throws `export.damaged` where a single byte differs, and `recovery.newer` where a newer program wrote it.
    init(reading document: [UInt8]) throws(TidemarkError) {
        var lines = ExportLines(document)
        guard let first = lines.next() else { throw Self.damaged("it is empty") }
        guard let form = Self.decode(Form.self, first), form.tidemark == "catalog" else {
            throw Self.damaged("it does not begin like one")
        }
        guard form.format == 1 else {
            throw TidemarkError(
                .recoveryNewer, "The export has form \(form.format); this program knows form 1.",
                hint: "Use the version of Tidemark that made it, or a newer one.")
        }
        guard let header = Self.decode(ExportHeader.self, first) else { throw Self.damaged("its header is incomplete") }
        self.header = header
        var tables: [ExportedTable] = []
        var open: (name: String, columns: [String], rows: [[CatalogValue]])?
        var rows: UInt64 = 0
        var endsAt: Int?
        while endsAt == nil {
            let start = lines.position
            guard let line = lines.next() else { throw Self.damaged("it has no end") }
            if line.first == UInt8(ascii: "[") {
                guard let values = RowText.values(line), let columns = open?.columns, columns.count == values.count
                else { throw Self.damaged("line \(lines.number) is no row of its table") }
                open?.rows.append(values)
                rows += 1
                continue
            }
            if let done = open { tables.append(ExportedTable(name: done.name, columns: done.columns, rows: done.rows)) }
            if let table = Self.decode(ExportTable.self, line) {
                open = (table.table, table.columns, [])
            } else {
                endsAt = start
            }
        }
        let end = endsAt ?? document.count
        guard
            document[end...].elementsEqual(
                ExportWriter.end(of: document[..<end], tables: UInt64(tables.count), rows: rows))
        else { throw Self.damaged("its last line does not fit what comes before it") }
        guard Set(tables.map(\.name)).count == tables.count else { throw Self.damaged("a table comes twice") }
        self.tables = tables
    }

    private struct Form: Decodable {
        let tidemark: String
        let format: Int
    }

    private static func decode<Value: Decodable>(_ type: Value.Type, _ line: [UInt8]) -> Value? {
        try? JSONDecoder().decode(type, from: Data(line))
    }

    static func damaged(_ reason: String) -> TidemarkError {
        TidemarkError(
            .exportDamaged, "The export of the catalog is damaged: \(reason).", hint: "Use the export before it.")
    }
}
