internal import Core
internal import Crypto

/// What a file begins with: the stanzas, and their authentication by the file key.
struct AgeHeader: Equatable {
    static let version = "age-encryption.org/v1"
    /// Bytes of a header that are read; a longer one is hostile.
    static let mostBytes = 64 << 10

    let stanzas: [AgeStanza]
    let mac: [UInt8]

    init(_ stanzas: [AgeStanza], _ fileKey: Secret) {
        self.stanzas = stanzas
        mac = Self.mac(stanzas, fileKey)
    }

    /// Everything up to the payload, with the last line feed.
    var bytes: [UInt8] { Array("\(Self.body(stanzas)) \(AgeBase64.encode(mac))\n".utf8) }

    /// Reads a header from the front of a file: the header and its size, nil where more bytes are needed. Throws
    /// `age.damaged`.
    static func read(_ bytes: [UInt8]) throws -> (header: AgeHeader, size: Int)? {
        var lines: [String] = []
        var start = 0
        for (index, byte) in bytes.prefix(mostBytes).enumerated() where byte == 0x0A {
            guard let line = String(validating: bytes[start..<index], as: UTF8.self) else {
                throw AgeFailure.damaged("its header is no text")
            }
            start = index + 1
            if lines.isEmpty, line != version { throw AgeFailure.damaged("it does not begin with \(version)") }
            lines.append(line)
            guard line.hasPrefix("---") else { continue }
            return (try parsed(lines[1...], end: line), start)
        }
        guard bytes.count < mostBytes else { throw AgeFailure.damaged("its header has no end") }
        // What cannot become a header is said at once.
        guard Array(bytes.prefix(version.utf8.count)) == Array(version.utf8.prefix(bytes.count)) else {
            throw AgeFailure.damaged("it does not begin with \(version)")
        }
        return nil
    }

    private static func parsed(_ lines: ArraySlice<String>, end: String) throws -> AgeHeader {
        var lines = lines.dropLast()
        var stanzas: [AgeStanza] = []
        while !lines.isEmpty {
            guard let stanza = AgeStanza(reading: &lines) else {
                throw AgeFailure.damaged("an entry of its header is malformed")
            }
            stanzas.append(stanza)
        }
        guard end.hasPrefix("--- "), let mac = AgeBase64.decode(String(end.dropFirst(4))), mac.count == 32,
            !stanzas.isEmpty
        else { throw AgeFailure.damaged("its header ends wrongly") }
        // A file for a passphrase is for nobody else, or its sender could be anybody who knows the passphrase.
        guard stanzas.count == 1 || !stanzas.contains(where: { $0.arguments.first == AgeScrypt.kind }) else {
            throw AgeFailure.damaged("a passphrase stands beside other entries of its header")
        }
        return AgeHeader(stanzas, mac: mac)
    }

    private init(_ stanzas: [AgeStanza], mac: [UInt8]) {
        self.stanzas = stanzas
        self.mac = mac
    }

    /// The file key by the first identity that opens a stanza. Throws `age.refused` where none does, `age.damaged` where the
    /// header was changed.
    func fileKey(_ identities: [AgeIdentity]) throws -> Secret {
        for identity in identities {
            for stanza in stanzas {
                let opened: Secret? =
                    switch (identity, stanza.arguments.first) {
                    case (.key(let key), AgeX25519.kind?): try AgeX25519.unwrap(stanza, key)
                    case (.passphrase(let passphrase), AgeScrypt.kind?): try AgeScrypt.unwrap(stanza, passphrase)
                    default: nil
                    }
                guard let fileKey = opened else { continue }
                guard Secret(Self.mac(stanzas, fileKey)) == Secret(mac) else {
                    throw AgeFailure.damaged("its header was changed")
                }
                return fileKey
            }
        }
        throw TidemarkError(
            .ageRefused, "The file is encrypted for somebody else.", hint: "Give the right passphrase or identity.")
    }

    private static func mac(_ stanzas: [AgeStanza], _ fileKey: Secret) -> [UInt8] {
        let key = AgeCipher.derive(fileKey, salt: [], info: "header")
        return Array(HMAC<SHA256>.authenticationCode(for: Array(body(stanzas).utf8), using: key))
    }

    private static func body(_ stanzas: [AgeStanza]) -> String {
        "\(version)\n" + stanzas.map(\.text).joined() + "---"
    }
}
