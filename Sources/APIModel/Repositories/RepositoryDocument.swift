/// A repository, without what opens it.
package struct RepositoryDocument: Described, Hashable {
    package var name: String
    package var project: String
    package var url: String
    /// Where the key is; absent where none is stored.
    package var keyKind: String?
    package var hasCredentials: Bool
    package var uploadBytesPerSecond: Int64?
    package var downloadBytesPerSecond: Int64?
    package var holdsCatalog: Bool
    package var prices: [String: Double]
    package var currency: String?
    package var createdAt: WireTime
    /// Grows with every change; the ETag.
    package var revision: Int64

    package init(
        name: String, project: String, url: String, keyKind: String?, hasCredentials: Bool,
        uploadBytesPerSecond: Int64?, downloadBytesPerSecond: Int64?, holdsCatalog: Bool, prices: [String: Double],
        currency: String?, createdAt: WireTime, revision: Int64
    ) {
        self.name = name
        self.project = project
        self.url = url
        self.keyKind = keyKind
        self.hasCredentials = hasCredentials
        self.uploadBytesPerSecond = uploadBytesPerSecond
        self.downloadBytesPerSecond = downloadBytesPerSecond
        self.holdsCatalog = holdsCatalog
        self.prices = prices
        self.currency = currency
        self.createdAt = createdAt
        self.revision = revision
    }

    package static var schema: Schema {
        .object([
            .required("name", .name, "Unique in its project; plans name it."),
            .required("project", .name, "Its project."),
            .required("url", .text(), "Without credentials."),
            .optional("keyKind", .word(RepositoryKeyForm.kinds), "Where the key is; absent where none is stored."),
            .required("hasCredentials", .boolean, "Credentials of the store are kept."),
            .optional("uploadBytesPerSecond", .count, "No limit where absent."),
            .optional("downloadBytesPerSecond", .count, "No limit where absent."),
            .required("holdsCatalog", .boolean, "The service's catalog is exported here."),
            .required("prices", .map(.number), "Cost of a gigabyte (10^9 bytes) a month by storage class."),
            .optional("currency", .text(), "Of the prices."),
            .required("createdAt", .time, "When it was added."),
            .required("revision", .count, "Grows with every change; the ETag."),
        ])
    }
}
