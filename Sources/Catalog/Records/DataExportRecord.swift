package import Core

/// An export of data, and where its file lies.
package struct DataExportRecord: Sendable, Equatable {
    /// The file as it was written.
    package struct File: Sendable, Equatable {
        /// What the names of its parts in the repository begin with.
        package let folder: String
        /// For those who fetch it.
        package let name: String
        /// Bytes of every part but the last.
        package let partBytes: Int64
        package let bytes: Int64
        /// SHA-256, hexadecimal.
        package let hash: String
        package let tables: Int64
        package let rows: Int64
        package let readyAt: Timestamp

        package init(
            folder: String, name: String, partBytes: Int64, bytes: Int64, hash: String, tables: Int64, rows: Int64,
            readyAt: Timestamp
        ) {
            self.folder = folder
            self.name = name
            self.partBytes = partBytes
            self.bytes = bytes
            self.hash = hash
            self.tables = tables
            self.rows = rows
            self.readyAt = readyAt
        }
    }

    package let id: String
    /// Identifiers in the catalog.
    package let project: String
    package let instance: String
    package let repository: String
    package let job: String
    /// What was asked for, without secrets.
    package let document: String
    package let createdBy: String
    package let createdAt: Timestamp
    /// How long the file is kept once it is there.
    package let keptSeconds: Int64
    package let expiresAt: Timestamp
    /// Nil until it is whole.
    package let file: File?
    /// When its file was taken away for good.
    package let erasedAt: Timestamp?

    package init(
        id: String, project: String, instance: String, repository: String, job: String, document: String,
        createdBy: String, createdAt: Timestamp, keptSeconds: Int64, expiresAt: Timestamp, file: File? = nil,
        erasedAt: Timestamp? = nil
    ) {
        self.id = id
        self.project = project
        self.instance = instance
        self.repository = repository
        self.job = job
        self.document = document
        self.createdBy = createdBy
        self.createdAt = createdAt
        self.keptSeconds = keptSeconds
        self.expiresAt = expiresAt
        self.file = file
        self.erasedAt = erasedAt
    }
}
