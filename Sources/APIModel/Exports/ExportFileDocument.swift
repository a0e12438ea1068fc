/// The file of an export.
package struct ExportFileDocument: Described, Hashable {
    package var name: String
    package var bytes: Int64
    /// Hexadecimal.
    package var sha256: String
    package var tables: Int64
    package var rows: Int64
    package var readyAt: WireTime

    package init(name: String, bytes: Int64, sha256: String, tables: Int64, rows: Int64, readyAt: WireTime) {
        self.name = name
        self.bytes = bytes
        self.sha256 = sha256
        self.tables = tables
        self.rows = rows
        self.readyAt = readyAt
    }

    package static var schema: Schema {
        .object([
            .required("name", .text(), "What it is called where it is fetched."),
            .required("bytes", .count, "Its size."),
            .required("sha256", .text(), "Of its bytes, hexadecimal."),
            .required("tables", .count, "Tables in it; 0 of a native export."),
            .required("rows", .count, "Rows in it; 0 of a native export."),
            .required("readyAt", .time, "When it was whole."),
        ])
    }
}
