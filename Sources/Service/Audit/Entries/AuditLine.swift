internal import Core

/// An entry as it is stored and handed out: `{"entry":BODY,"hash":"HASH"}`, where HASH is the SHA-256 of exactly the bytes of
/// BODY, in 64 hexadecimal digits. What stands before and behind the body is always as long.
package struct AuditLine: Sendable, Hashable {
    /// Canonical JSON: keys sorted, no white space.
    package let body: [UInt8]
    package let hash: AuditHash

    private static let opening = Array("{\"entry\":".utf8)
    private static let beforeHash = Array(",\"hash\":\"".utf8)
    private static let closing = Array("\"}".utf8)
    private static let hashText = 64

    /// Of a new entry.
    package init(body: [UInt8]) {
        self.body = body
        hash = AuditHash(of: body)
    }

    /// Nil where the bytes are not in this form. Whether the hash is the body's is not looked at.
    package init?(_ line: [UInt8]) {
        let behind = Self.beforeHash.count + Self.hashText + Self.closing.count
        guard line.count > Self.opening.count + behind, line.starts(with: Self.opening),
            line.suffix(Self.closing.count).elementsEqual(Self.closing)
        else { return nil }
        let bodyEnd = line.count - behind
        let hashStart = bodyEnd + Self.beforeHash.count
        guard line[bodyEnd..<hashStart].elementsEqual(Self.beforeHash),
            let hash = AuditHash(String(decoding: line[hashStart..<hashStart + Self.hashText], as: UTF8.self))
        else { return nil }
        body = Array(line[Self.opening.count..<bodyEnd])
        self.hash = hash
    }

    package var isWhole: Bool { AuditHash(of: body) == hash }

    /// Nil where the body is no entry.
    package var entry: AuditEntry? { AuditEntry(body: body) }

    package var bytes: [UInt8] {
        Self.opening + body + Self.beforeHash + Array(hash.text.utf8) + Self.closing
    }
}
