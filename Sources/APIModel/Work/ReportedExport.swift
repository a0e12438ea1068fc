/// The file of an export, once it is whole in the repository.
package struct ReportedExport: Sendable, Codable, Hashable {
    /// What the names of its parts begin with.
    package var folder: String
    package var name: String
    /// Of every part but the last.
    package var partBytes: Int64
    package var bytes: Int64
    /// SHA-256, hexadecimal.
    package var hash: String
    package var tables: Int64
    package var rows: Int64

    package init(
        folder: String, name: String, partBytes: Int64, bytes: Int64, hash: String, tables: Int64, rows: Int64
    ) {
        self.folder = folder
        self.name = name
        self.partBytes = partBytes
        self.bytes = bytes
        self.hash = hash
        self.tables = tables
        self.rows = rows
    }
}
