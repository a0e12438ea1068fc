internal import APIModel
internal import Catalog
internal import Core

/// Fetching by a link. Its secret is the right; every attempt is told to the audit, and refused ones are events.
extension TidemarkService {
    /// How an attempt ended, decided in one transaction.
    private enum Attempt: Sendable {
        /// No such link, or not its secret.
        case unknown
        case refused(LinkGate.Refusal)
        case granted(DataExportRecord, DataExportRecord.File, Range<UInt64>, isPartial: Bool, use: Int64?)
    }

    /// Opens what a link is for, and counts a use where one begins: a client that goes on from the same address continues its
    /// own.
    ///
    /// Throws `download.unknown` for every wrong link alike, `download.delayed` where too many came from the address, and with the
    /// right secret `download.over`, `download.address`.
    package func openDownload(_ caller: Caller, _ request: DownloadRequest) async throws -> DownloadFile {
        if let wait = guesses.wait(of: caller.address) {
            throw TidemarkError(
                .downloadDelayed, "Too many wrong links came from here.",
                hint: "Try again in \(DurationText.of(seconds: wait)).")
        }
        let secret = LinkSecret(parsing: request.text)
        let attempt = try await write(
            caller, .download, on: ResourceReference(.link, name: secret?.id ?? "unreadable")
        ) { transaction, _ in
            try Self.attempt(transaction, secret, request, from: caller.address)
        }
        switch attempt {
        case .unknown:
            try await noteGuess(caller, secret?.id)
            throw Self.unknown
        case .refused(let refusal): throw Self.error(refusal)
        case .granted(let export, let file, let bytes, let isPartial, let use):
            let store = try await exportStores.store(of: try await assignedRepository(export.repository))
            return DownloadFile(
                name: file.name, size: UInt64(clamping: file.bytes), bytes: bytes, isPartial: isPartial,
                hash: file.hash, use: use.map { DownloadFile.Use(link: secret?.id ?? "", number: $0) },
                folder: file.folder, partBytes: UInt64(clamping: file.partBytes), store: store, catalog: catalog)
        }
    }

    // MARK: Deciding

    private static func attempt(
        _ transaction: CatalogTransaction, _ secret: LinkSecret?, _ request: DownloadRequest, from address: String?
    ) throws -> Attempt {
        guard let secret else { return .unknown }
        let now = try transaction.now()
        let place = address ?? "local"
        while true {
            let found = try transaction.links.find(secret.id)
            // Compared with something in any case.
            let isRight = secret.matches(digest: found?.digest ?? String(repeating: "0", count: 64))
            guard let link = found, isRight else { return .unknown }
            let export = try transaction.dataExports.find(link.export)
            let decision = LinkGate.decide(
                link, export, use: try transaction.links.newestUse(of: link.id, from: place), from: address, at: now)
            let size = UInt64(clamping: export?.file?.bytes ?? 0)
            let range = DownloadRange(
                header: request.range, condition: request.ifRange, tag: "\"\(export?.file?.hash ?? "")\"")
            let bytes = range.bytes(of: size)
            var use: Int64?
            switch decision {
            case .refuse(let refusal):
                try transaction.noteRefusedDownload(link, refusal.rawValue, from: address)
                return .refused(refusal)
            case .proceed(let number): use = request.isHead || bytes == nil ? nil : number
            case .begin(let number) where !request.isHead && bytes != nil:
                let begun = DownloadUseRecord(link: link.id, number: number, address: place, begunAt: now)
                // Somebody else was faster: whether there is another use left is looked at again.
                guard try transaction.links.begin(begun, after: link.uses) else { continue }
                use = number
            case .begin: break
            }
            guard let export, let file = export.file else { return .refused(.erased) }
            return .granted(export, file, bytes ?? size..<size, isPartial: range != .whole, use: use)
        }
    }

    private func assignedRepository(_ id: String) async throws -> AssignedRepository {
        try await catalog.read { try AssignmentBuilder($0).repository(id) }
    }

    /// The first failure that makes an address wait is an event, and every one after which it waits twice as long.
    private func noteGuess(_ caller: Caller, _ id: String?) async throws {
        let failures = guesses.noteFailure(of: caller.address)
        guard failures > SignInBackoff.free else { return }
        let address = caller.address
        try await catalog.write { transaction in
            try transaction.append(
                PlannedEvent(
                    .downloadRefused,
                    ["reason": "unknown", "address": address ?? "", "inARow": "\(failures)", "link": id ?? ""]))
        }
    }

    // MARK: Refusals

    private static let unknown = TidemarkError(
        .downloadUnknown, "There is no such download.", hint: "Ask whoever gave you the link for another one.")

    private static func error(_ refusal: LinkGate.Refusal) -> TidemarkError {
        let hint = "Ask whoever gave you the link for another one."
        return switch refusal {
        case .revoked: TidemarkError(.downloadOver, "The link was revoked.", hint: hint)
        case .expired: TidemarkError(.downloadOver, "The link's time is over.", hint: hint)
        case .used: TidemarkError(.downloadOver, "The link was used as often as it may be.", hint: hint)
        case .erased: TidemarkError(.downloadOver, "The file is not there any more.", hint: "Ask for a new export.")
        case .address:
            TidemarkError(
                .downloadAddress, "The link may not be used from this address.",
                hint: "Use it from a network it was made for.")
        }
    }
}

extension CatalogTransaction {
    fileprivate func noteRefusedDownload(_ link: DownloadLinkRecord, _ reason: String, from address: String?) throws {
        let export = try dataExports.find(link.export)
        try append(
            PlannedEvent(
                .downloadRefused, project: link.project, instance: export?.instance, job: export?.job,
                [
                    "reason": reason, "address": address ?? "", "link": link.id, "export": link.export,
                    "owner": link.owner,
                ]))
    }
}
