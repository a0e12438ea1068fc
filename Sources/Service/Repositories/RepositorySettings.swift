/// What is known of a repository beside its address, none of it secret.
package struct RepositorySettings: Sendable, Codable, Hashable {
    /// Bytes a second that may be written and read; nil for no limit.
    package var uploadRate: UInt64?
    package var downloadRate: UInt64?
    /// The catalog is exported here. Where no repository is marked, the oldest of the catalog is meant.
    package var holdsCatalog: Bool?
    /// Cost of a gigabyte (10^9 bytes) a month by storage class, in `currency`.
    package var prices: [String: Double]?
    package var currency: String?

    package init() {}
}
