internal import Catalog
internal import Core

/// Whether a link may be used now: a pure function of what the catalog holds.
package enum LinkGate {
    package enum Refusal: String, Sendable, Hashable {
        case revoked
        case expired
        case used
        case address
        /// The export's file is not there any more.
        case erased
    }

    package enum Decision: Sendable, Hashable {
        /// A use that goes on, by its number.
        case proceed(Int64)
        /// A use that begins, by its number.
        case begin(Int64)
        case refuse(Refusal)
    }

    /// - Parameter use: the newest of the caller's address.
    static func decide(
        _ link: DownloadLinkRecord, _ export: DataExportRecord?, use: DownloadUseRecord?, from address: String?,
        at now: Timestamp
    ) -> Decision {
        if link.revokedAt != nil { return .refuse(.revoked) }
        if link.expiresAt <= now { return .refuse(.expired) }
        guard let export, let file = export.file, export.erasedAt == nil, export.expiresAt > now else {
            return .refuse(.erased)
        }
        guard allows(link, address) else { return .refuse(.address) }
        if let use, !isOver(use, of: file) { return .proceed(use.number) }
        return link.uses < link.mostUses ? .begin(link.uses + 1) : .refuse(.used)
    }

    /// A use is over when the whole file was sent; and, so that nobody is sent parts of it for ever, when four times as much was.
    private static func isOver(_ use: DownloadUseRecord, of file: DataExportRecord.File) -> Bool {
        (use.reachedEnd && use.sent >= file.bytes) || use.sent / 4 >= max(1, file.bytes)
    }

    /// Without ranges from anywhere; with them only from an address that is known and lies in one.
    private static func allows(_ link: DownloadLinkRecord, _ address: String?) -> Bool {
        guard !link.addresses.isEmpty else { return true }
        guard let address else { return false }
        return link.addresses.contains { text in (try? AddressRange(parsing: text))?.contains(address) ?? false }
    }
}
