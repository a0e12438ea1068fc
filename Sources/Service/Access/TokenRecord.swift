internal import APIModel
internal import Core

/// A machine's token as the catalog keeps it.
struct TokenRecord {
    let id: String
    let name: String
    let scope: TokenScope
    let digest: String
    let createdAt: Timestamp
    var expiresAt: Timestamp?
    let usedAt: Timestamp?
    var usedFrom: String?
    var rotatedAt: Timestamp?
    /// Of the secret before, which is taken until `oldUntil`.
    var oldDigest: String?
    var oldUntil: Timestamp?

    func isExpired(at now: Timestamp) -> Bool { expiresAt.map { $0 <= now } ?? false }

    /// Whether what is shown is its secret, or the one before while that is taken.
    func isProven(by token: AccessToken, at now: Timestamp) -> Bool {
        let isNew = token.matches(digest: digest)
        let isOld = token.matches(digest: oldDigest ?? "") && (oldUntil.map { $0 > now } ?? false)
        return isNew || isOld
    }

    var document: TokenDocument {
        TokenDocument(
            id: id, name: name, scope: scope, createdAt: WireTime(createdAt), expiresAt: expiresAt.map { WireTime($0) },
            usedAt: usedAt.map { WireTime($0) }, usedFrom: usedFrom, rotatedAt: rotatedAt.map { WireTime($0) },
            oldUntil: oldUntil.map { WireTime($0) })
    }
}
