/// What an object costs to keep and to read: a name the store knows, such as `STANDARD_IA`.
package struct StorageClass: RawRepresentable, Sendable, Hashable, Codable, CustomStringConvertible {
    package let rawValue: String

    package init(rawValue: String) { self.rawValue = rawValue }

    /// Upper-case letters, digits and `_`, as all stores name theirs; nil for anything else.
    package init?(parsing text: String) {
        let name = text.uppercased()
        guard (1...40).contains(name.utf8.count),
            name.utf8.allSatisfy({ (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F })
        else { return nil }
        self.init(rawValue: name)
    }

    package static let standard = StorageClass(rawValue: "STANDARD")
    package static let infrequentAccess = StorageClass(rawValue: "STANDARD_IA")
    package static let glacier = StorageClass(rawValue: "GLACIER")

    /// Objects in it must be brought back before they can be read. `GLACIER_IR` is none of these.
    package var isArchive: Bool {
        ["GLACIER", "DEEP_ARCHIVE", "ARCHIVE", "COLD_ARCHIVE", "DEEP_COLD_ARCHIVE"].contains(rawValue)
    }

    /// Also the class that archives by itself what nobody reads, where the store alone knows.
    package var mayBeArchived: Bool { isArchive || rawValue == "INTELLIGENT_TIERING" }

    package var description: String { rawValue }
}
