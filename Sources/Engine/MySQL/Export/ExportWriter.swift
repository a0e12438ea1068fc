internal import Core
internal import MySQLWire
internal import Repository

/// Writes what was chosen, in order.
struct ExportWriter {
    let content: ExportContent
    let reader: ExportReader
    let sink: any ExportSink
    let title: String
    let now: Timestamp
    let progress: any ProgressReporter

    // MARK: SQL

    /// Tables and rows of all schemas first, then what may name them.
    func writeSQL(_ session: SourceSession) async throws -> ExportSummary {
        var summary = ExportSummary()
        try await put(SQLScript.beginning(title), &summary)
        for schema in content.schemas {
            try await put(SQLScript.schema(schema), &summary)
            for sequence in content.sequences where sequence.name.schema == schema.name {
                try await put(sequence.statements.map { "\($0);\n" }.joined(), &summary)
            }
            for table in content.tables where table.name.schema == schema.name {
                try await put("\n\(table.definition.createStatement);\n", &summary)
                let before = summary.rows
                _ = try await reader.read(table, .sql) { piece in
                    summary.rows = before + piece.rows
                    try await put(piece.bytes, &summary)
                    tell(summary, table.name)
                }
                summary.tables += 1
            }
        }
        let objects = try await ObjectReader(session).read(schemas: content.schemas.map(\.name))
        summary.notes += objects.notes
        var schema = ""
        for object in SQLScript.ordered(objects.objects.filter(content.selects)) {
            if object.schema != schema { try await put("\nUSE \(object.schema.quotedIdentifier);\n", &summary) }
            schema = object.schema
            try await put(SQLScript.object(object), &summary)
        }
        try await put(SQLScript.end, &summary)
        return summary
    }

    // MARK: CSV

    /// A tar says a file's size before the file, so every table is read twice: counted, then written. Nothing of it is kept
    /// on a disk in between.
    func writeCSV() async throws -> ExportSummary {
        var summary = ExportSummary()
        for table in content.tables {
            var size: UInt64 = 0
            _ = try await reader.read(table, .csv) { size += UInt64($0.bytes.count) }
            try await put(TarHeader.bytes(name: Self.file(table.name), size: size, time: now), &summary)
            var written: UInt64 = 0
            let before = summary.rows
            _ = try await reader.read(table, .csv) { piece in
                written += UInt64(piece.bytes.count)
                guard written <= size else { throw Self.unsteady(table.name) }
                summary.rows = before + piece.rows
                try await put(piece.bytes, &summary)
                tell(summary, table.name)
            }
            guard written == size else { throw Self.unsteady(table.name) }
            try await put(TarHeader.padding(size), &summary)
            summary.tables += 1
        }
        try await put(TarHeader.end, &summary)
        return summary
    }

    /// `database/table.csv`; what would lead elsewhere is escaped.
    private static func file(_ table: TableName) -> String {
        func part(_ name: String) -> String {
            let plain = PercentEncoding.encoded(name).replacing("/", with: "%2F")
            return plain.hasPrefix(".") ? "%2E" + plain.dropFirst() : plain
        }
        return "\(part(table.schema))/\(part(table.name)).csv"
    }

    private static func unsteady(_ table: TableName) -> TidemarkError {
        TidemarkError(
            .exportUnsteady, "The condition on \(table) gives other rows each time it is asked.",
            hint: "Write a condition without random numbers and without the time of day.")
    }

    // MARK: Writing

    private func put(_ text: String, _ summary: inout ExportSummary) async throws {
        try await put(Array(text.utf8), &summary)
    }

    private func put(_ bytes: [UInt8], _ summary: inout ExportSummary) async throws {
        guard !bytes.isEmpty else { return }
        summary.bytes += UInt64(bytes.count)
        try await sink.write(bytes)
    }

    private func tell(_ summary: ExportSummary, _ table: TableName) {
        progress.report(
            .counters(
                ProgressCounters(
                    rows: summary.rows, tables: summary.tables, totalTables: UInt64(content.tables.count),
                    item: table.description)))
    }
}
