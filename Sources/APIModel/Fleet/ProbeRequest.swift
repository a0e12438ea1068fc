/// Places at which database servers may be.
package struct ProbeRequest: Described, Hashable {
    /// `host` or `host:port`; IPv6 addresses with a port in brackets.
    package var addresses: [String]
    /// For each; 3 where absent.
    package var timeoutSeconds: Int?

    package init(addresses: [String], timeoutSeconds: Int? = nil) {
        self.addresses = addresses
        self.timeoutSeconds = timeoutSeconds
    }

    package static var schema: Schema {
        .object([
            .required(
                "addresses", .list(.text(TextRule(least: 1, most: 300)), most: 256),
                "`host`, `host:port` or `[address]:port`; the port is 3306 where absent."),
            .optional("timeoutSeconds", .integer(1...5), "For each address; 3 where absent."),
        ])
    }
}
