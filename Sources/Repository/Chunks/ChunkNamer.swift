internal import Core
internal import Crypto
internal import Foundation

/// Computes the name of a chunk as its rows come: HMAC-SHA256 under a key of the instance.
struct ChunkNamer {
    private let key: SymmetricKey
    private var code: HMAC<SHA256>

    init(keys: KeyRing, instance: String) throws {
        key = try keys.chunkNameKey(instance: instance)
        code = HMAC<SHA256>(key: key)
    }

    mutating func append(_ rows: UnsafeRawBufferPointer) { code.update(data: rows) }

    /// The name, in hexadecimal; the next bytes begin another chunk.
    mutating func finish() -> String {
        let name = Hex.encode(code.finalize())
        code = HMAC<SHA256>(key: key)
        return name
    }
}
