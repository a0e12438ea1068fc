/// One step of the catalog's schema. Once released it is never changed: the checksum of its text is kept in every catalog.
package struct CatalogMigration: Sendable, Equatable {
    package let version: Int64
    package let name: String
    /// Statements that both databases understand.
    package let statements: [String]

    package init(version: Int64, name: String, statements: [String]) {
        self.version = version
        self.name = name
        self.statements = statements
    }

    /// FNV-1a of the statements, 64 bits: it finds a step that was edited, and is no protection against anybody.
    package var checksum: String {
        let hash = statements.joined(separator: ";\n").utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
            ($0 ^ UInt64($1)) &* 0x100_0000_01B3
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// All steps, oldest first.
    package static let all = [
        fleet, jobs, service, repositories, access, drills, reach,
        rights, people, audit, downloads, events,
        tides, results,
    ]
}
