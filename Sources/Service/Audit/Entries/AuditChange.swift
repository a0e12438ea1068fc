package import APIModel
internal import Core
internal import Crypto
internal import Foundation

/// What a call changed, without anything secret: absent before for what is new, absent after for what is gone.
package struct AuditChange: Sendable, Hashable, Codable {
    package var before: JSONTree?
    package var after: JSONTree?

    /// Bytes of one side that are kept; of a larger one its size and SHA-256 are.
    static let largest = 24 * 1024

    package init(before: JSONTree?, after: JSONTree?) {
        self.before = before
        self.after = after
    }

    init(before: (any Encodable)?, after: (any Encodable)?) {
        self.init(before: before.map(Self.tree), after: after.map(Self.tree))
    }

    /// About so many bytes of an entry's line.
    var size: Int { [before, after].compactMap { $0 }.reduce(0) { $0 + ((try? WorkJSON.bytes($1).count) ?? 0) } }

    private static func tree(_ value: any Encodable) -> JSONTree {
        guard let bytes = try? WorkJSON.bytes(value), let tree = try? WorkJSON.value(JSONTree.self, in: bytes) else {
            return .text("what cannot be written as JSON")
        }
        let clean = AuditRedaction.clean(tree)
        guard let kept = try? WorkJSON.bytes(clean), kept.count > largest else { return clean }
        return .object([
            "bytes": .integer(Int64(kept.count)), "sha256": .text(Hex.encode(SHA256.hash(data: kept))),
        ])
    }
}
