internal import Core
internal import MySQLWire

/// The rows of one table as text, piece by piece.
struct TableText {
    private let columns: [ExportColumn]
    private let kinds: [CanonicalKind]
    private let format: RowFormat
    /// What each statement begins with.
    private let head: [UInt8]
    /// Bytes of the statement that is being written.
    private var statementBytes = 0
    /// What was written and not yet taken.
    private(set) var bytes: [UInt8] = []
    private(set) var rows: UInt64 = 0

    /// Bytes from which on a statement ends; servers take 16 MiB and more by default.
    private static let statementSize = 512 << 10

    init(_ table: TableName, _ columns: [ExportColumn], _ format: RowFormat) {
        self.columns = columns
        kinds = columns.isEmpty ? [.bytes] : columns.map(\.kind)
        self.format = format
        switch format {
        case .sql:
            let names = columns.map(\.name.quotedIdentifier).joined(separator: ", ")
            head = Array("INSERT INTO \(table.name.quotedIdentifier) (\(names)) VALUES\n".utf8)
        case .csv:
            head = []
            for (index, column) in columns.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                Array(column.name.utf8).withUnsafeBytes { CSVFields.appendText($0, to: &bytes) }
            }
            bytes += "\r\n".utf8
        }
    }

    mutating func takeBytes() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    /// - Parameter row: in canonical form.
    mutating func append(_ row: UnsafeRawBufferPointer) throws(CanonicalError) {
        let before = bytes.count
        switch format {
        case .sql: bytes += statementBytes == 0 ? head : Array(",\n".utf8)
        case .csv: break
        }
        if format == .sql { bytes.append(UInt8(ascii: "(")) }
        if !columns.isEmpty {
            var cursor = try CanonicalRowCursor(row, kinds: kinds)
            while let field = try cursor.next() {
                if field.column > 0 { bytes.append(UInt8(ascii: ",")) }
                let value = field.isNull ? nil : UnsafeRawBufferPointer(rebasing: row[field.value])
                append(value, columns[field.column])
            }
        }
        rows += 1
        guard format == .sql else {
            bytes += "\r\n".utf8
            return
        }
        bytes.append(UInt8(ascii: ")"))
        statementBytes += bytes.count - before
        if statementBytes >= Self.statementSize { finish() }
    }

    /// Ends the statement that is being written.
    mutating func finish() {
        guard statementBytes > 0 else { return }
        bytes += ";\n".utf8
        statementBytes = 0
    }

    private mutating func append(_ value: UnsafeRawBufferPointer?, _ column: ExportColumn) {
        guard let value else {
            if format == .sql { bytes += "NULL".utf8 }
            return
        }
        switch (format, column.masker) {
        case (.sql, nil): SQLLiterals.append(value, column.form, to: &bytes)
        case (.csv, nil): CSVFields.append(value, column.form, to: &bytes)
        case (.sql, let masker?): SQLLiterals.append(masker.apply(value), to: &bytes)
        case (.csv, let masker?): CSVFields.append(masker.apply(value), to: &bytes)
        }
    }
}
