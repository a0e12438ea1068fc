internal import APIModel
internal import Core

/// A machine's token as the catalog keeps it.
struct TokenRecord {
    let id: String
    let name: String
    let scope: TokenScope
    let digest: String
    let createdAt: Timestamp
    let expiresAt: Timestamp?
    let usedAt: Timestamp?

    func isExpired(at now: Timestamp) -> Bool { expiresAt.map { $0 <= now } ?? false }

    var document: TokenDocument {
        TokenDocument(
            id: id, name: name, scope: scope, createdAt: WireTime(createdAt), expiresAt: expiresAt.map { WireTime($0) },
            usedAt: usedAt.map { WireTime($0) })
    }
}
