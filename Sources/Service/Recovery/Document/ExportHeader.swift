internal import Core

/// The first line of an export: whose catalog it is, as of when, in which schema.
struct ExportHeader: Codable, Sendable, Hashable {
    /// Says what the file is.
    var tidemark = "catalog"
    /// Version of the document's form.
    var format = 1
    /// The identifier of the service.
    var service: String
    /// The version of Tidemark that wrote it.
    var program: String
    /// Version of the catalog's schema.
    var schema: Int64
    /// Checksums of the schema's steps, oldest first.
    var steps: [String]
    /// The catalog's time when it was read.
    var takenAt: Timestamp

    init(service: String, program: String, schema: Int64, steps: [String], takenAt: Timestamp) {
        self.service = service
        self.program = program
        self.schema = schema
        self.steps = steps
        self.takenAt = takenAt
    }
}
