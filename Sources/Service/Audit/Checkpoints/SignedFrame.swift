internal import Core

/// The bytes around a signed document: `{"SUBJECT":BODY,"key":"KEY","signature":"SIGNATURE"}`, where KEY is the base64 of 32
/// bytes and SIGNATURE of 64. What stands before and behind the body is always as long, so that `head` and `tail` cut it out.
struct SignedFrame: Equatable {
    /// What is signed: nothing of one kind passes for another.
    enum Subject: String {
        case evidence, checkpoint
    }

    let subject: Subject
    /// Canonical JSON: keys sorted, no white space. Exactly these bytes are signed.
    let body: [UInt8]
    let key: [UInt8]
    let signature: [UInt8]

    private static let beforeKey = Array(",\"key\":\"".utf8)
    private static let beforeSignature = Array("\",\"signature\":\"".utf8)
    private static let closing = Array("\"}".utf8)
    private static let keyText = 44
    private static let signatureText = 88

    init(_ subject: Subject, body: [UInt8], key: [UInt8], signature: [UInt8]) {
        self.subject = subject
        self.body = body
        self.key = key
        self.signature = signature
    }

    /// Nil where the document is not exactly what `bytes` makes.
    init?(_ subject: Subject, _ document: [UInt8]) {
        let opening = Self.opening(subject)
        let behind =
            Self.beforeKey.count + Self.keyText + Self.beforeSignature.count + Self.signatureText + Self.closing.count
        guard document.count > opening.count + behind, document.starts(with: opening) else { return nil }
        let bodyEnd = document.count - behind
        let keyStart = bodyEnd + Self.beforeKey.count
        let signatureStart = keyStart + Self.keyText + Self.beforeSignature.count
        let text = { (start: Int, length: Int) in
            String(decoding: document[start..<start + length], as: UTF8.self)
        }
        guard let key = Base64Bytes(base64: text(keyStart, Self.keyText))?.bytes, key.count == 32,
            let signature = Base64Bytes(base64: text(signatureStart, Self.signatureText))?.bytes,
            signature.count == 64
        else { return nil }
        self.init(
            subject, body: Array(document[opening.count..<bodyEnd]), key: key, signature: signature)
        // Base64 has several texts for the same bytes, and JSON for the same object: there is one document only.
        guard bytes == document else { return nil }
    }

    var bytes: [UInt8] {
        var bytes = Self.opening(subject)
        bytes += body
        bytes += Self.beforeKey
        bytes += Array(Base64Bytes(key).description.utf8)
        bytes += Self.beforeSignature
        bytes += Array(Base64Bytes(signature).description.utf8)
        bytes += Self.closing
        return bytes
    }

    private static func opening(_ subject: Subject) -> [UInt8] { Array("{\"\(subject.rawValue)\":".utf8) }
}
