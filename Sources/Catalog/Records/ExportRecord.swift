package import Core

/// An export of the catalog that is stored in a repository.
package struct ExportRecord: Sendable, Equatable {
    /// The repository's name.
    package let repository: String
    /// The object's name there.
    package let object: String
    package let takenAt: Timestamp
    /// Version of the schema.
    package let schema: Int64
    package let rows: Int64
    /// Of the stored object.
    package let bytes: Int64
    /// SHA-256 of the document, hexadecimal.
    package let hash: String

    package init(
        repository: String, object: String, takenAt: Timestamp, schema: Int64, rows: Int64, bytes: Int64, hash: String
    ) {
        self.repository = repository
        self.object = object
        self.takenAt = takenAt
        self.schema = schema
        self.rows = rows
        self.bytes = bytes
        self.hash = hash
    }
}
