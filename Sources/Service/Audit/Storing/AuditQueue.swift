internal import Catalog
internal import Core

/// Writes entries of calls that change nothing: what comes while a transaction is under way goes into the next, all together.
actor AuditQueue {
    private struct Waiting: Sendable {
        let drafts: [AuditDraft]
        let done: CheckedContinuation<Void, any Error>
    }

    /// Refusals of those who have not shown who they are, from one address in one minute.
    private struct Strangers {
        let minute: Int64
        var calls: Int64
        var draft: AuditDraft
    }

    private let catalog: Catalog
    private var waiting: [Waiting] = []
    private var isStoring = false
    private var heard: [String: Int64] = [:]
    private var strangers: [String: Strangers] = [:]

    /// Entries of one transaction: others that write wait for it.
    private static let most = 200
    /// Refusals of a stranger that are written one by one in a minute; what is more becomes one entry.
    static let strangerCalls: Int64 = 30
    /// Addresses that are told apart.
    private static let mostStrangers = 5000
    private static let mostHeard = 10_000

    init(catalog: Catalog) { self.catalog = catalog }

    /// Returns when they are written. Throws `audit.unavailable`.
    func write(_ drafts: [AuditDraft]) async throws {
        guard !drafts.isEmpty else { return }
        try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
            waiting.append(Waiting(drafts: drafts, done: done))
            guard !isStoring else { return }
            isStoring = true
            Task { await self.writeWaiting() }
        }
    }

    private func writeWaiting() async {
        while !waiting.isEmpty {
            var count = 0
            var batch: [Waiting] = []
            while let first = waiting.first, batch.isEmpty || count + first.drafts.count <= Self.most {
                count += first.drafts.count
                batch.append(waiting.removeFirst())
            }
            let drafts = batch.flatMap(\.drafts)
            do {
                try await catalog.write { try $0.audit.append(drafts) }
                for entry in batch { entry.done.resume() }
            } catch {
                let refusal = AuditBook.unavailable(error)
                for entry in batch { entry.done.resume(throwing: refusal) }
            }
        }
        isStoring = false
    }

    /// Whether a caller that asks all the time is to be written this hour. It is forgotten again where that fails.
    func isFirst(_ caller: String, at now: Timestamp) -> Bool {
        let hour = now.microseconds / 3_600_000_000
        guard heard[caller] != hour else { return false }
        if heard.count >= Self.mostHeard { heard = heard.filter { $0.value == hour } }
        heard[caller] = hour
        return true
    }

    func forget(_ caller: String) { heard[caller] = nil }

    /// Whether a stranger's refusal is written by itself; else it is counted.
    func admits(_ draft: AuditDraft, at now: Timestamp) -> Bool {
        let minute = now.microseconds / 60_000_000
        var address = draft.address ?? ""
        if strangers[address] == nil, strangers.count >= Self.mostStrangers { address = "*" }
        guard var known = strangers[address], known.minute == minute else {
            if let old = strangers[address], old.calls > Self.strangerCalls {
                strangers["\(address) \(old.minute)"] = old
            }
            strangers[address] = Strangers(minute: minute, calls: 1, draft: draft)
            return true
        }
        known.calls += 1
        known.draft = draft
        if address == "*" { known.draft.address = nil }
        strangers[address] = known
        return known.calls <= Self.strangerCalls
    }

    /// Writes one entry for the refusals of each address that were only counted, of minutes that are over or, with `all`, of this
    /// one too. Throws `audit.unavailable`; they are counted on then.
    func writeStrangers(at now: Timestamp, all: Bool = false) async throws {
        let minute = now.microseconds / 60_000_000
        let over = strangers.filter { all || $0.value.minute != minute }
        let drafts = over.values.filter { $0.calls > Self.strangerCalls }.map { stranger in
            var draft = stranger.draft
            draft.calls = stranger.calls - Self.strangerCalls
            return draft
        }
        for key in over.keys { strangers[key] = nil }
        do {
            try await write(drafts.sorted { ($0.address ?? "") < ($1.address ?? "") })
        } catch {
            for (key, value) in over where strangers[key] == nil { strangers[key] = value }
            throw error
        }
    }
}
