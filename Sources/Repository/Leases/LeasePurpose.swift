/// What a maintenance does. Purposes of later versions are read too.
package struct LeasePurpose: RawRepresentable, Codable, Sendable, Hashable {
    package let rawValue: String

    package init(rawValue: String) { self.rawValue = rawValue }

    package init(from decoder: any Decoder) throws {
        rawValue = try decoder.singleValueContainer().decode(String.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }

    package static let prune = LeasePurpose(rawValue: "prune")
    package static let merge = LeasePurpose(rawValue: "merge")
    package static let tier = LeasePurpose(rawValue: "tier")
    package static let hold = LeasePurpose(rawValue: "hold")
    package static let copy = LeasePurpose(rawValue: "copy")
}
