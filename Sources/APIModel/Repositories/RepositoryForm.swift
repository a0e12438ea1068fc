/// A repository as it is wanted. What is absent takes its default; keys and credentials that are absent stay as they are.
package struct RepositoryForm: Described, Hashable {
    package var name: String
    /// Without credentials.
    package var url: String
    package var key: RepositoryKeyForm?
    /// Of the store.
    package var credentials: CredentialsForm?
    /// Bytes a second.
    package var uploadBytesPerSecond: Int64?
    package var downloadBytesPerSecond: Int64?
    /// The service's catalog is exported here.
    package var holdsCatalog: Bool?
    /// Cost of a gigabyte (10^9 bytes) a month by storage class.
    package var prices: [String: Double]?
    package var currency: String?

    package init(name: String, url: String, key: RepositoryKeyForm? = nil, credentials: CredentialsForm? = nil) {
        self.name = name
        self.url = url
        self.key = key
        self.credentials = credentials
    }

    package static var schema: Schema {
        .object([
            .required("name", .name, "Unique in its project; plans name it."),
            .required("url", .text(TextRule(least: 1, most: 2048)), "`file://…` or `s3://…`, without credentials."),
            .optional("key", .type(RepositoryKeyForm.self), "What opens it; where absent, what is stored stays."),
            .optional("credentials", .type(CredentialsForm.self), "Of the store; where absent, what is stored stays."),
            .optional("uploadBytesPerSecond", .integer(1...Int64.max), "No limit where absent."),
            .optional("downloadBytesPerSecond", .integer(1...Int64.max), "No limit where absent."),
            .optional("holdsCatalog", .boolean, "The service's catalog is exported here."),
            .optional("prices", .map(.number), "Cost of a gigabyte (10^9 bytes) a month by storage class."),
            .optional("currency", .text(TextRule(least: 1, most: 8)), "Of the prices."),
        ])
    }
}
