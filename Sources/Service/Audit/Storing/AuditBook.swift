internal import Catalog
internal import Core
internal import Synchronization

/// Sees to it that every call stands in the audit: changes in their own transaction, everything else before it is answered.
package struct AuditBook: Sendable {
    let catalog: Catalog
    let queue: AuditQueue

    init(catalog: Catalog) {
        self.catalog = catalog
        queue = AuditQueue(catalog: catalog)
    }

    /// Where a transaction is, for whoever hears of its failure.
    private final class Stage: Sendable {
        let isWriting = Mutex(false)
    }

    /// Does what changes something, and appends what it did, in one transaction. The body's caller has a trail of this
    /// transaction alone. Throws `audit.unavailable` where the entry cannot be written.
    @discardableResult
    func write<Result: Sendable>(
        _ caller: Caller, _ body: @escaping @Sendable (CatalogTransaction, Caller) throws -> Result
    ) async throws -> Result {
        let stage = Stage()
        do {
            let (result, trail) = try await catalog.write { transaction in
                stage.isWriting.withLock { $0 = false }
                let trail = AuditTrail()
                var traced = caller
                traced.trail = trail
                let result: Result
                do {
                    result = try body(transaction, traced)
                } catch {
                    caller.trail?.take(trail, isWritten: false)
                    throw error
                }
                stage.isWriting.withLock { $0 = true }
                try transaction.audit.append(Self.drafts(traced, trail))
                return (result, trail)
            }
            caller.trail?.take(trail, isWritten: true)
            return result
        } catch let error as TidemarkError where stage.isWriting.withLock({ $0 }) && Self.isOfEntries(error) {
            throw Self.unavailable(error)
        }
    }

    /// The end of a call from outside: writes what does not stand in the audit yet. `code` is the problem's; nil where all went
    /// well. Throws `audit.unavailable`: the call must fail then.
    package func close(_ caller: Caller, _ call: AuditCall, code: String?) async throws {
        guard call.volume != .never else { return }
        let trail = caller.trail ?? AuditTrail()
        guard let code else { return try await closeDone(caller, call, trail) }
        let isRefused = code.prefix { $0 != "." } == "access"
        guard isRefused || call.volume == .each else { return }
        let result: AuditResult = isRefused ? .refused : .failed
        let steps = trail.asked
        let main = steps.first { !$0.isAllowed } ?? steps.first
        var draft =
            main.map { main in
                AuditDraft(caller, main: main, others: steps.filter { $0 != main }, result: result, code: code)
            } ?? AuditDraft(caller, function: call.name, result: result, code: code)
        if steps.count > Self.mostRights { draft.rights = Array(draft.rights.prefix(Self.mostRights)) }
        guard isRefused, case .nobody = caller.identity else { return try await queue.write([draft]) }
        guard await queue.admits(draft, at: Timestamp.now()) else { return }
        try await queue.write([draft])
    }

    private func closeDone(_ caller: Caller, _ call: AuditCall, _ trail: AuditTrail) async throws {
        let steps = trail.unwritten
        guard !steps.isEmpty || !trail.isWritten else { return }
        if call.volume == .hourly {
            guard await queue.isFirst(caller.name, at: Timestamp.now()) else { return }
            do {
                return try await queue.write([draft(caller, call, steps)])
            } catch {
                await queue.forget(caller.name)
                throw error
            }
        }
        try await queue.write([draft(caller, call, steps)])
    }

    private func draft(_ caller: Caller, _ call: AuditCall, _ steps: [AuditStep]) -> AuditDraft {
        guard let main = steps.first else { return AuditDraft(caller, function: call.name, result: .allowed) }
        return AuditDraft(
            caller, main: main, others: Array(steps.dropFirst().prefix(Self.mostRights)), result: .allowed)
    }

    /// What a part of the service does by itself, in the transaction it does it in.
    static func note(
        _ function: String, by part: String, _ change: AuditChange? = nil, in transaction: CatalogTransaction
    ) throws {
        let caller = Caller(.service(part: part), requestID: "-")
        let draft = AuditDraft(
            caller, function: function, resource: AuditResource(ResourceReference(.audit)), result: .allowed)
        try transaction.audit.append(draft.divided(change.map { [$0] } ?? []))
    }

    /// Further rights that an entry names.
    private static let mostRights = 100

    /// Reports of jobs, and figures that are read every few seconds, would drown everything else.
    private static let loud: Set<Verb> = [.work, .readMetrics]

    private static func drafts(_ caller: Caller, _ trail: AuditTrail) -> [AuditDraft] {
        let steps = trail.asked
        guard let main = steps.first, !loud.contains(main.function.verb) else { return [] }
        let others = Array(steps.dropFirst().prefix(mostRights))
        return AuditDraft(caller, main: main, others: others, result: .allowed).divided(trail.changes)
    }

    /// Whether it is the entry that could not be written, and not the catalog that cannot be reached.
    private static func isOfEntries(_ error: TidemarkError) -> Bool {
        [.catalogRefused, .catalogDamaged, .catalogExists].contains(error.code)
    }

    static func unavailable(_ error: any Error) -> TidemarkError {
        TidemarkError(
            .auditUnavailable, "The audit cannot be written, so nothing is done and nothing is shown.",
            hint: "See that the catalog's database can be written to, then ask again.", cause: error)
    }
}
