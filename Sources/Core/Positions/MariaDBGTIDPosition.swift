/// A MariaDB GTID position: the last transaction of every replication domain.
package struct MariaDBGTIDPosition: Hashable, Sendable, CustomStringConvertible {
    /// The last transaction of a domain: who wrote it, and its number.
    package struct Last: Hashable, Sendable {
        package let server: UInt32
        package let sequence: UInt64

        package init(server: UInt32, sequence: UInt64) {
            self.server = server
            self.sequence = sequence
        }
    }

    package private(set) var domains: [UInt32: Last] = [:]

    package init() {}

    /// Reads `0-1-5,1-2-7` with any white space; nil where it is malformed or a domain appears twice.
    package init?(_ text: some StringProtocol) {
        for part in String(text.filter { !$0.isWhitespace }).split(separator: ",") {
            guard case .mariadb(let domain, let server, let sequence)? = GTID(part) else { return nil }
            let last = Last(server: server, sequence: sequence)
            if let old = domains[domain], old != last { return nil }
            domains[domain] = last
        }
    }

    package var isEmpty: Bool { domains.isEmpty }

    /// Whether the transaction is at or before the last one of its domain.
    package func contains(domain: UInt32, sequence: UInt64) -> Bool {
        domains[domain].map { sequence <= $0.sequence } ?? false
    }

    /// Makes the transaction the last one of its domain, in log order: the number is not compared.
    package mutating func insert(domain: UInt32, server: UInt32, sequence: UInt64) {
        domains[domain] = Last(server: server, sequence: sequence)
    }

    /// Every domain's last transaction is contained in `other`.
    package func isSubset(of other: MariaDBGTIDPosition) -> Bool {
        domains.allSatisfy { domain, last in other.contains(domain: domain, sequence: last.sequence) }
    }

    /// Sorted by domain: `0-1-5,1-2-7`.
    package var description: String {
        domains.sorted { $0.key < $1.key }.map { "\($0.key)-\($0.value.server)-\($0.value.sequence)" }
            .joined(separator: ",")
    }
}
