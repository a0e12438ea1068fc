/// A link to an export is wanted.
package struct LinkForm: Described, Hashable {
    /// How long it can be used; 120 where absent.
    package var minutes: Int?
    /// How often; once where absent.
    package var uses: Int?
    /// From where; from anywhere where absent or empty.
    package var addresses: [String]?

    package init(minutes: Int? = nil, uses: Int? = nil, addresses: [String]? = nil) {
        self.minutes = minutes
        self.uses = uses
        self.addresses = addresses
    }

    package static var schema: Schema {
        .object([
            .optional("minutes", .integer(5...1440), "How long it can be used; 120 where absent."),
            .optional("uses", .integer(1...100), "How often it can be used; once where absent."),
            .optional(
                "addresses", .list(.text(TextRule(least: 2, most: 50)), most: 100),
                "Addresses and ranges it can be used from, such as `10.0.0.0/8`; any where absent."),
        ])
    }
}
