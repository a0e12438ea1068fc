/// What the log does not say about a column and the schema does. nil leaves it to the event's own metadata.
package struct ColumnHint: Equatable, Sendable {
    /// A MariaDB type that the log shows as BINARY, trailing zeros left out. (Tables store a UUID's segments in another
    /// order; the log has them in the order of the text.)
    package enum Special: Equatable, Sendable {
        case uuid
        case inet6
        case inet4
    }

    package var isUnsigned: Bool?
    /// A CHAR column of the binary character set, that is BINARY: padded with zeros to its length again.
    package var isBinary: Bool?
    package var special: Special?
    /// Fraction digits of MariaDB's old temporal types (`mysql56_temporal_format=OFF`), which the log does not carry.
    package var temporalDecimals: Int?

    package init(
        isUnsigned: Bool? = nil, isBinary: Bool? = nil, special: Special? = nil, temporalDecimals: Int? = nil
    ) {
        self.isUnsigned = isUnsigned
        self.isBinary = isBinary
        self.special = special
        self.temporalDecimals = temporalDecimals
    }
}
