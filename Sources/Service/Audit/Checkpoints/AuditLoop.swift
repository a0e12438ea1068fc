package import APIModel
internal import Catalog
package import Core

/// The upkeep of the audit: signs what was written, stores it in repositories, looks through it once a day, and lets go what is
/// older than it is kept. Every server may run one.
package actor AuditLoop {
    private let catalog: Catalog
    private let book: AuditBook
    private let keeper: AuditKeeper
    private let clock: any TidemarkClock
    private let interval: Double
    private let say: @Sendable (AuditNote) -> Void
    private var lookedAt = -Double.infinity

    /// Seconds between two looks through all of it.
    private static let lookSeconds = 86_400.0

    /// - Parameters:
    ///   - repositories: opened by others too, and shared with them.
    ///   - clock: paces the loop; what time it is says the catalog.
    ///   - interval: seconds between two rounds.
    package init(
        service: TidemarkService, repositories: RepositoryPool, clock: any TidemarkClock = SystemClock(),
        interval: Double = 30, say: @escaping @Sendable (AuditNote) -> Void = { _ in }
    ) {
        catalog = service.catalog
        book = service.audit
        keeper = AuditKeeper(catalog: service.catalog, repositories: repositories)
        self.clock = clock
        self.interval = interval
        self.say = say
    }

    /// Until cancelled. That the service starts and stops stands in the audit. A round that fails is told of, and repeated by
    /// the next.
    package func run() async throws {
        try await catalog.write { try AuditBook.note("startService", by: "serve", in: $0) }
        do {
            while true {
                try Task.checkCancellation()
                await round()
                try await clock.sleep(seconds: interval)
            }
        } catch {
            // What is cancelled may not begin a transaction any more.
            let end = Task { await self.end() }
            await end.value
            throw error
        }
    }

    private func end() async {
        do {
            try await book.queue.writeStrangers(at: Timestamp.now(), all: true)
            let made = try await catalog.write { transaction in
                try AuditBook.note("stopService", by: "serve", in: transaction)
                return try transaction.auditCheckpoints.make(now: true)
            }
            say(.signed(made))
        } catch {
            say(.failed((error as? TidemarkError) ?? AuditBook.unavailable(error)))
        }
    }

    /// Everything there is to do now.
    package func round() async {
        await attempt { try await self.book.queue.writeStrangers(at: Timestamp.now()) }
        let isSigned = await attempt {
            let made = try await self.catalog.write { try $0.auditCheckpoints.make() }
            if made > 0 { self.say(.signed(made)) }
        }
        let isStored = await attempt {
            for problem in try await self.keeper.store() { self.say(.failed(problem.error)) }
        }
        if isSigned, isStored { await attempt { try await self.noteConflict(nil) } }
        guard clock.uptime() - lookedAt >= Self.lookSeconds else { return }
        lookedAt = clock.uptime()
        await attempt { try await self.trim() }
        await attempt { try await self.look() }
    }

    /// Whether it could be done.
    @discardableResult
    private func attempt(_ work: () async throws -> Void) async -> Bool {
        do {
            try await work()
            return true
        } catch let error as TidemarkError where error.code == .auditBroken {
            say(.broken(error.message))
            await attempt { try await self.noteConflict(error.message) }
        } catch is CancellationError {
            // It is to stop.
        } catch {
            say(.failed((error as? TidemarkError) ?? AuditBook.unavailable(error)))
        }
        return false
    }

    /// Looks through all of it, and keeps what was found. An event tells of trouble that was not known.
    @discardableResult
    package func look() async throws -> AuditReport {
        let report = try await AuditInspection.run(catalog)
        try await Self.keep(report, in: catalog)
        if let finding = report.findings.first { say(.broken(finding.text)) }
        return report
    }

    static func keep(_ report: AuditReport, in catalog: Catalog) async throws {
        try await catalog.write { transaction in
            let known = try AuditSettings(transaction: transaction).verified()
            try Self.keep(
                AuditSettings.Verified(
                    at: report.verifiedAt.timestamp, through: report.last, findings: report.findingCount,
                    problem: report.findings.first?.text, conflict: known?.conflict),
                in: transaction)
        }
    }

    /// Keeps what is wrong between catalog and repositories; nil where nothing is any more.
    private func noteConflict(_ conflict: String?) async throws {
        guard try await catalog.read({ try AuditSettings(transaction: $0).verified() })?.conflict != conflict else {
            return
        }
        try await catalog.write { transaction in
            var found =
                try AuditSettings(transaction: transaction).verified()
                ?? AuditSettings.Verified(at: try transaction.now(), through: 0, findings: 0)
            found.conflict = conflict
            try Self.keep(found, in: transaction)
        }
    }

    private static func keep(_ found: AuditSettings.Verified, in transaction: CatalogTransaction) throws {
        guard try AuditSettings(transaction: transaction).setVerified(found) else { return }
        let details = try WorkJSON.text(["problem": found.problem ?? found.conflict ?? ""])
        try transaction.events.append(EventKind.auditBroken.rawValue, document: details)
    }

    /// Lets entries go that are older than they are kept: up to a checkpoint, whose hash stays, and which the next one names.
    package func trim() async throws {
        let gone = try await catalog.write { transaction in
            let settings = AuditSettings(transaction: transaction)
            let before = try transaction.now().adding(seconds: -Double(try settings.retention().days) * 86_400)
            guard let row = try transaction.auditCheckpoints.newest(before: before),
                let head = try transaction.audit.head(), row.last > head.anchor
            else { return 0 }
            let gone = try transaction.audit.trim(through: row.last, row.hash)
            try AuditBook.note(
                "trimAudit", by: "audit",
                AuditChange(
                    before: .object(["first": .integer(head.anchor + 1)]),
                    after: .object(["first": .integer(row.last + 1)])), in: transaction)
            _ = try transaction.auditCheckpoints.make(now: true)
            return gone
        }
        guard gone > 0 else { return }
        say(.trimmed(gone))
        _ = try await keeper.store()
        _ = try await keeper.trim()
    }
}
