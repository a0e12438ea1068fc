/// The global identifier of one transaction.
package enum GTID: Hashable, Sendable, CustomStringConvertible {
    /// `uuid:sequence`, or `uuid:tag:sequence` from MySQL 8.3 on; `tag` is empty for the untagged form.
    case mysql(uuid: UUIDBytes, tag: String, sequence: UInt64)
    /// `domain-server-sequence`.
    case mariadb(domain: UInt32, server: UInt32, sequence: UInt64)

    /// Reads either family's text form; nil for anything else.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        if parts.count == 1 {
            let numbers = text.split(separator: "-", omittingEmptySubsequences: false)
            guard numbers.count == 3, numbers.allSatisfy({ $0.first?.isASCII == true && $0.first?.isNumber == true }),
                let domain = UInt32(numbers[0]), let server = UInt32(numbers[1]), let sequence = UInt64(numbers[2])
            else { return nil }
            self = .mariadb(domain: domain, server: server, sequence: sequence)
            return
        }
        guard parts.count <= 3, let uuid = UUIDBytes(parts[0]), let last = parts.last, last.first != "+",
            let sequence = UInt64(last), sequence > 0, sequence < UInt64(Int64.max)
        else { return nil }
        let tag = parts.count == 3 ? parts[1].lowercased() : ""
        guard parts.count == 2 || MySQLGTIDSet.isTag(tag) else { return nil }
        self = .mysql(uuid: uuid, tag: tag, sequence: sequence)
    }

    package var description: String {
        switch self {
        case .mysql(let uuid, let tag, let sequence): tag.isEmpty ? "\(uuid):\(sequence)" : "\(uuid):\(tag):\(sequence)"
        case .mariadb(let domain, let server, let sequence): "\(domain)-\(server)-\(sequence)"
        }
    }
}

extension GTID: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let decoded = GTID(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a GTID")
        }
        self = decoded
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
