internal import Core
internal import Crypto
internal import Foundation
internal import ObjectStore

/// Sealed objects in the store.
extension Repository {
    /// Most indexes and summaries are smaller: one request reads them.
    private static let prefixGuess: UInt64 = 16 << 10

    func write(_ kind: ObjectKind, _ name: String, _ sections: [[UInt8]], mode: PutMode) async throws {
        try await store.put(name, sealer.seal(kind, name: name, sections: sections), mode: mode)
    }

    /// All sections. Throws `object.missing`, `object.truncated`, `object.damaged`.
    func read(_ kind: ObjectKind, _ name: String) async throws -> [[UInt8]] {
        try await keys.withCurrent { try sealer.open(try await bytes(of: name), kind, name: name) }
    }

    /// The framed rows of a chunk, and their layout where they are stored by one. Throws like `read`.
    func readChunk(_ name: String) async throws -> (rows: [UInt8], layout: RowLayout?) {
        try await keys.withCurrent { try sealer.openChunk(try await bytes(of: name), name: name) }
    }

    /// All sections of an object that was read.
    func open(_ object: [UInt8], _ kind: ObjectKind, name: String) async throws -> [[UInt8]] {
        try await keys.withCurrent { try sealer.open(object, kind, name: name) }
    }

    /// The whole object as stored. Throws `object.missing`.
    func bytes(of name: String) async throws -> [UInt8] {
        do {
            return try await store.get(name)
        } catch let error as TidemarkError where error.code == .storeNotFound {
            throw ObjectFailure.missing(name)
        }
    }

    /// The first section alone, and the SHA-256 of the clear header with it. Throws like `read`.
    func readFirstSection(_ kind: ObjectKind, _ name: String) async throws -> (section: [UInt8], hash: String) {
        let (section, hash, _) = try await probe(kind, name)
        return (section, hash)
    }

    /// The same, and how large the whole object must be.
    func probe(
        _ kind: ObjectKind, _ name: String
    ) async throws -> (section: [UInt8], hash: String, size: UInt64) {
        try await keys.withCurrent { try await probeOnce(kind, name) }
    }

    private func probeOnce(
        _ kind: ObjectKind, _ name: String
    ) async throws -> (section: [UInt8], hash: String, size: UInt64) {
        var prefix = try await range(of: name, 0..<Self.prefixGuess)
        let header = try sealer.header(of: prefix, kind, name: name)
        let end = header.offset(ofSection: 0) + header.sections[0].sealedSize
        if end > UInt64(prefix.count), UInt64(prefix.count) == Self.prefixGuess {
            prefix += try await range(of: name, Self.prefixGuess..<end)
        }
        return (
            try sealer.open(prefix, header, section: 0, name: name), Self.hash(ofFirstSection: header, in: prefix),
            header.objectSize
        )
    }

    /// How large an object must be, by its clear header, which nothing proves. Throws like `read`.
    func headerSize(_ kind: ObjectKind, _ name: String) async throws -> UInt64 {
        let size = UInt64(SealedHeader.size(sections: kind.sectionCount))
        return try sealer.header(of: try await range(of: name, 0..<size), kind, name: name).objectSize
    }

    /// The SHA-256, hexadecimal, of header and first section: what the next segment's index holds as `previous`.
    static func hash(ofFirstSection header: SealedHeader, in object: [UInt8]) -> String {
        let end = Int(header.offset(ofSection: 0) + header.sections[0].sealedSize)
        return object.withUnsafeBytes { buffer in
            Hex.encode(SHA256.hash(data: UnsafeRawBufferPointer(rebasing: buffer[..<end])))
        }
    }

    private func range(of name: String, _ range: Range<UInt64>) async throws -> [UInt8] {
        do {
            return try await store.get(name, range: range)
        } catch let error as TidemarkError where error.code == .storeNotFound {
            throw ObjectFailure.missing(name)
        }
    }
}
