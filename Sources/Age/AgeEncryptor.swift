internal import Core

/// Encrypts a file as it is made: first `beginning`, then what `append` gives for everything, then what `finish` gives.
package struct AgeEncryptor {
    /// What the file begins with: header and nonce.
    package let beginning: [UInt8]
    private var stream: AgeStream
    private var waiting: [UInt8] = []

    /// With a new file key. Throws `age.key`.
    package init(_ lock: AgeLock) throws {
        let fileKey = Secret(AgeRandom.bytes(AgeCipher.fileKeySize))
        let nonce = AgeRandom.bytes(AgeStream.nonceSize)
        beginning = AgeHeader(try lock.stanzas(for: fileKey), fileKey).bytes + nonce
        stream = AgeStream(fileKey, nonce: nonce)
    }

    /// The chunks that have become whole. One is kept back, for it may be the last.
    package mutating func append(_ bytes: some Collection<UInt8>) throws -> [UInt8] {
        waiting.append(contentsOf: bytes)
        guard waiting.count > AgeStream.chunkSize else { return [] }
        var sealed: [UInt8] = []
        sealed.reserveCapacity(waiting.count + waiting.count / AgeStream.chunkSize * AgeCipher.tagSize)
        var start = 0
        while waiting.count - start > AgeStream.chunkSize {
            sealed += try stream.seal(waiting[start..<start + AgeStream.chunkSize], isLast: false)
            start += AgeStream.chunkSize
        }
        waiting.removeFirst(start)
        return sealed
    }

    /// The last chunk.
    package mutating func finish() throws -> [UInt8] {
        let last = waiting
        waiting = []
        return try stream.seal(last, isLast: true)
    }
}
