/// What lies in one storage class, and what it costs.
package struct StoredDocument: Described, Hashable {
    package var storageClass: String
    package var bytes: Int64
    /// In the currency of the answer; absent where no price is configured.
    package var costPerMonth: Double?

    package init(storageClass: String, bytes: Int64, costPerMonth: Double?) {
        self.storageClass = storageClass
        self.bytes = bytes
        self.costPerMonth = costPerMonth
    }

    package static var schema: Schema {
        .object([
            .required("storageClass", .text(), "As the store calls it; `standard` where it has none."),
            .required("bytes", .count, "Stored there."),
            .optional("costPerMonth", .number, "An estimate; absent where no price is configured."),
        ])
    }
}
