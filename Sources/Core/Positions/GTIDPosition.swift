/// A state of the log in terms of global transaction identifiers, in either family's way, or none where they are off.
package enum GTIDPosition: Hashable, Sendable, CustomStringConvertible {
    case none
    case mysql(MySQLGTIDSet)
    case mariadb(MariaDBGTIDPosition)

    /// False for another family's identifier and where identifiers are off.
    package func contains(_ gtid: GTID) -> Bool {
        switch (self, gtid) {
        case (.mysql(let set), .mysql(let uuid, let tag, let sequence)):
            set.contains(uuid: uuid, tag: tag, sequence: sequence)
        case (.mariadb(let position), .mariadb(let domain, _, let sequence)):
            position.contains(domain: domain, sequence: sequence)
        default: false
        }
    }

    /// Adds a transaction in log order. `.none` takes the identifier's family; another family's identifier is ignored.
    package mutating func insert(_ gtid: GTID) {
        switch (self, gtid) {
        case (.mysql(var set), .mysql(let uuid, let tag, let sequence)):
            self = .none  // gives up the second reference, so that the set is changed in place
            set.insert(uuid: uuid, tag: tag, sequence: sequence)
            self = .mysql(set)
        case (.mariadb(var position), .mariadb(let domain, let server, let sequence)):
            self = .none
            position.insert(domain: domain, server: server, sequence: sequence)
            self = .mariadb(position)
        case (.none, .mysql):
            self = .mysql(MySQLGTIDSet())
            insert(gtid)
        case (.none, .mariadb):
            self = .mariadb(MariaDBGTIDPosition())
            insert(gtid)
        default: break
        }
    }

    /// Whether everything of this position is in `other`; nil where the two cannot be compared.
    package func isSubset(of other: GTIDPosition) -> Bool? {
        switch (self, other) {
        case (.mysql(let own), .mysql(let other)): own.isSubset(of: other)
        case (.mariadb(let own), .mariadb(let other)): own.isSubset(of: other)
        default: nil
        }
    }

    package var isNone: Bool { self == .none }

    /// The family's own text; empty for `.none`.
    package var description: String {
        switch self {
        case .none: ""
        case .mysql(let set): set.description
        case .mariadb(let position): position.description
        }
    }
}

extension GTIDPosition: Codable {
    /// `none`, `mysql:…` or `mariadb:…`, so that an empty set keeps its family.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        if text == "none" {
            self = .none
        } else if text.hasPrefix("mysql:"), let set = MySQLGTIDSet(text.dropFirst(6)) {
            self = .mysql(set)
        } else if text.hasPrefix("mariadb:"), let position = MariaDBGTIDPosition(text.dropFirst(8)) {
            self = .mariadb(position)
        } else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a GTID position")
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .none: try container.encode("none")
        case .mysql(let set): try container.encode("mysql:\(set)")
        case .mariadb(let position): try container.encode("mariadb:\(position)")
        }
    }
}
