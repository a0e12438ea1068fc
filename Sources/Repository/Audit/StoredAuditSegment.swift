internal import ObjectStore

/// A run of a service's audit entries with the checkpoint behind it, as its name in the repository tells.
package struct StoredAuditSegment: Sendable, Hashable {
    /// The service whose audit it is: 16 lower-case hexadecimal digits.
    package let service: String
    /// The chain it was written to: 16 as well.
    package let chain: String
    /// Numbers of its first and last entry.
    package let first: Int64
    package let last: Int64

    package var name: String { ObjectNames.auditSegment(first, last, chain: chain, of: service) }

    /// Nil where these are no names and numbers of one.
    package init?(service: String, chain: String, first: Int64, last: Int64) {
        guard StoredExport.isService(service), StoredExport.isService(chain), first >= 1, last >= first else {
            return nil
        }
        self.service = service
        self.chain = chain
        self.first = first
        self.last = last
    }

    /// Nil where the entry is another kind of name.
    init?(_ entry: String) {
        let parts = entry.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 4, parts[0] + "/" == ObjectNames.audit, parts[3].hasSuffix(".audit") else { return nil }
        let numbers = parts[3].dropLast(6).split(separator: "-", omittingEmptySubsequences: false)
        guard numbers.count == 2, let first = Int64(numbers[0]), let last = Int64(numbers[1]) else { return nil }
        self.init(service: parts[1], chain: parts[2], first: first, last: last)
        guard name == entry else { return nil }
    }
}
