internal import Catalog
internal import Core
internal import ObjectStore

/// Bytes of an export's file, read piece by piece for one request.
package struct DownloadFile: Sendable {
    /// What is noted when bytes were sent.
    struct Use: Sendable {
        let link: String
        let number: Int64
    }

    package let name: String
    /// Of the whole file.
    package let size: UInt64
    /// Bytes that are sent; none where none of those that were asked for are in it.
    package let bytes: Range<UInt64>
    /// Whether a part was asked for.
    package let isPartial: Bool
    /// SHA-256, hexadecimal.
    package let hash: String
    let use: Use?
    let folder: String
    let partBytes: UInt64
    let store: any ObjectStore
    let catalog: Catalog

    /// Strong: the file of an export never changes.
    package var tag: String { "\"\(hash)\"" }

    private static let pieceBytes: UInt64 = 1 << 20

    /// The bytes from an offset on, a megabyte at most. Throws `object.truncated` where the store holds fewer.
    package func piece(from offset: UInt64) async throws -> [UInt8] {
        let part = offset / partBytes
        let start = offset % partBytes
        let count = min(Self.pieceBytes, partBytes - start, bytes.upperBound - offset)
        let key = ExportParts.name(Int(part), in: folder)
        let piece = try await store.get(key, range: start..<start + count)
        guard UInt64(piece.count) == count else {
            throw TidemarkError(
                ErrorCode("object.truncated"), "The stored part \(key) of an export is shorter than it was.",
                hint: "Export again.")
        }
        return piece
    }

    /// Whether a download that is under way may go on: its link was not revoked, and its file not removed.
    package func mayContinue() async throws -> Bool {
        guard let use else { return true }
        return try await catalog.read { transaction in
            guard let link = try transaction.links.find(use.link), link.revokedAt == nil,
                let export = try transaction.dataExports.find(link.export)
            else { return false }
            let now = try transaction.now()
            return export.erasedAt == nil && export.expiresAt > now
        }
    }

    /// Bytes were sent, up to `end`.
    package func noteSent(_ count: UInt64, through end: UInt64) async throws {
        guard let use else { return }
        let reachedEnd = end >= size
        try await catalog.write { transaction in
            try transaction.links.note(
                sent: Int64(clamping: count), reachedEnd: reachedEnd, link: use.link, number: use.number)
        }
    }
}
