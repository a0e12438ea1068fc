internal import Core

/// Decrypts a file as it comes. Nothing of a chunk is given before it is known to be whole; that the file is, is known only
/// when `finish` has returned.
package struct AgeDecryptor {
    private let identities: [AgeIdentity]
    private var stream: AgeStream?
    private var waiting: [UInt8] = []

    private static let sealedSize = AgeStream.chunkSize + AgeCipher.tagSize

    package init(_ identities: [AgeIdentity]) { self.identities = identities }

    /// Throws `age.damaged`, and `age.refused` where none of the identities opens it.
    package mutating func append(_ bytes: some Collection<UInt8>) throws -> [UInt8] {
        waiting.append(contentsOf: bytes)
        guard try begin(), var stream else { return [] }
        var opened: [UInt8] = []
        var start = 0
        while waiting.count - start > Self.sealedSize {
            guard let chunk = stream.open(waiting[start..<start + Self.sealedSize], isLast: false) else {
                throw AgeFailure.damaged("a part of it was changed")
            }
            opened += chunk
            start += Self.sealedSize
        }
        waiting.removeFirst(start)
        self.stream = stream
        return opened
    }

    /// What the last chunk holds. Throws `age.damaged` where the file was cut off or goes on.
    package mutating func finish() throws -> [UInt8] {
        guard try begin(), var stream, let last = stream.open(waiting[...], isLast: true) else {
            throw AgeFailure.damaged("it was cut off, or its end was changed")
        }
        waiting = []
        self.stream = nil
        return last
    }

    /// Whether header and nonce have been read.
    private mutating func begin() throws -> Bool {
        guard stream == nil else { return true }
        guard let (header, size) = try AgeHeader.read(waiting), waiting.count >= size + AgeStream.nonceSize else {
            return false
        }
        let nonce = Array(waiting[size..<size + AgeStream.nonceSize])
        stream = AgeStream(try header.fileKey(identities), nonce: nonce)
        waiting.removeFirst(size + AgeStream.nonceSize)
        return true
    }
}
