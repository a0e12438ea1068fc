package import Core
internal import ObjectStore

/// An export of a service's catalog, as its name in the repository tells.
package struct StoredExport: Sendable, Hashable {
    /// The service whose catalog it is: 16 lower-case hexadecimal digits.
    package let service: String
    /// `20261122T110343Z-9f3c21ab`, which sorts by time.
    package let id: String
    /// To the second, as in the name.
    package let takenAt: Timestamp
    /// Bytes of the object.
    package let size: UInt64

    package var name: String { ObjectNames.catalogExport(id, of: service) }

    /// Nil where the entry is another kind of name.
    init?(_ entry: ObjectEntry) {
        let parts = entry.key.dropFirst(ObjectNames.catalogs.count)
            .split(separator: "/", omittingEmptySubsequences: false)
        guard entry.key.hasPrefix(ObjectNames.catalogs), parts.count == 2 else { return nil }
        let service = String(parts[0])
        guard Self.isService(service),
            let id = ObjectNames.identifier(
                in: entry.key, prefix: ObjectNames.catalogs(of: service), suffix: ".export"),
            let takenAt = Self.time(in: id)
        else { return nil }
        self.init(service: service, id: id, takenAt: takenAt, size: entry.size)
    }

    init(service: String, id: String, takenAt: Timestamp, size: UInt64) {
        self.service = service
        self.id = id
        self.takenAt = takenAt
        self.size = size
    }

    package static func isService(_ text: String) -> Bool {
        text.utf8.count == 16 && text.lowercased() == text && Hex.decode(text) != nil
    }

    /// The time in an identifier; nil where it is none.
    private static func time(in id: String) -> Timestamp? {
        let digits = Array(id.utf8)
        guard digits.count == 25, digits[8] == UInt8(ascii: "T"), digits[15] == UInt8(ascii: "Z"),
            digits[16] == UInt8(ascii: "-"), Hex.decode(String(decoding: digits[17...], as: UTF8.self)) != nil
        else { return nil }
        let part = { (range: Range<Int>) in String(decoding: digits[range], as: UTF8.self) }
        let text =
            "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))T\(part(9..<11)):\(part(11..<13)):\(part(13..<15))Z"
        guard let time = try? Timestamp(parsing: text), time.compactText == part(0..<16) else { return nil }
        return time
    }
}
