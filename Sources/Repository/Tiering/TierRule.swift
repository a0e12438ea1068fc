package import ObjectStore

/// From which age on a part of the repository is kept in another storage class.
package struct TierRule: Codable, Sendable, Hashable {
    package enum Part: String, Codable, Sendable, Hashable {
        /// Chunks; a chunk is as old as the youngest base that needs it.
        case base
        case log
    }

    package var part: Part
    package var days: Int
    package var storageClass: StorageClass

    package init(_ part: Part, days: Int, _ storageClass: StorageClass) {
        self.part = part
        self.days = days
        self.storageClass = storageClass
    }

    /// `30d=STANDARD_IA`; nil where the text is none.
    package init?(_ part: Part, parsing text: String) {
        let sides = text.split(separator: "=", maxSplits: 1).map(String.init)
        guard sides.count == 2, sides[0].hasSuffix("d"), let days = Int(sides[0].dropLast()),
            (0...36_500).contains(days), let storageClass = StorageClass(parsing: sides[1])
        else { return nil }
        self.init(part, days: days, storageClass)
    }
}
