/// Why a part of the log is not there. Reasons of later versions are read too.
package struct RemovalReason: RawRepresentable, Codable, Sendable, Hashable {
    package let rawValue: String

    package init(rawValue: String) { self.rawValue = rawValue }

    package init(from decoder: any Decoder) throws {
        rawValue = try decoder.singleValueContainer().decode(String.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }

    package static let pruned = RemovalReason(rawValue: "pruned")
    package static let notCopied = RemovalReason(rawValue: "notCopied")

    /// Why a window ends before it.
    var sentence: String {
        switch self {
        case .pruned: "The log behind it was pruned."
        case .notCopied: "The log behind it was not copied."
        default: "The log behind it was removed (\(rawValue))."
        }
    }
}
