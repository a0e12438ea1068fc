package import Core

/// What lies beside a catalog's document in its export: enough to choose one, and the key its secrets are sealed with.
///
/// The envelope is a section of its own, so that a document can be looked at, or handed on, without that key.
package struct ExportEnvelope: Sendable, Equatable {
    /// Version of envelope and document.
    package var format = 1
    package var service: String
    /// Version of the catalog's schema.
    package var schema: Int64
    package var takenAt: Timestamp
    /// The version of Tidemark that made it.
    package var program: String
    /// Rows in the document.
    package var rows: UInt64
    /// SHA-256 of the document, hexadecimal.
    package var hash: String
    /// What the service seals secrets with: 32 bytes.
    package var sealingKey: Secret

    package init(
        service: String, schema: Int64, takenAt: Timestamp, program: String, rows: UInt64, hash: String,
        sealingKey: Secret
    ) {
        self.service = service
        self.schema = schema
        self.takenAt = takenAt
        self.program = program
        self.rows = rows
        self.hash = hash
        self.sealingKey = sealingKey
    }
}

extension ExportEnvelope {
    /// The envelope as it is stored, and nowhere else.
    struct Stored: Codable {
        var format: Int
        var service: String
        var schema: Int64
        var takenAt: Timestamp
        var program: String
        var rows: UInt64
        var hash: String
        var sealingKey: Base64Bytes
    }

    var stored: Stored {
        Stored(
            format: format, service: service, schema: schema, takenAt: takenAt, program: program, rows: rows,
            hash: hash, sealingKey: sealingKey.withBytes { Base64Bytes($0) })
    }

    init(_ stored: Stored) {
        self.init(
            service: stored.service, schema: stored.schema, takenAt: stored.takenAt, program: stored.program,
            rows: stored.rows, hash: stored.hash, sealingKey: Secret(stored.sealingKey.bytes))
        format = stored.format
    }
}
