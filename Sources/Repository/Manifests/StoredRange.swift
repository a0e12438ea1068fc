package import Core

/// Where in its table's key order a range of rows ended when it was read, so that a later base can cut there again.
package struct StoredRange: Codable, Sendable, Hashable {
    /// Absent for a table that is not partitioned.
    package var partition: String?
    /// The key's parts as canonical values; absent where the range was open at its end.
    package var upper: [Base64Bytes]?

    package init(partition: String? = nil, upper: [Base64Bytes]? = nil) {
        self.partition = partition
        self.upper = upper
    }
}
