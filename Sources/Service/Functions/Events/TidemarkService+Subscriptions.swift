package import APIModel
internal import Catalog
internal import Core

/// Subscriptions: who is told of what.
extension TidemarkService {
    /// By name.
    package func subscriptions(_ caller: Caller, _ page: PageRequest) async throws -> Page<SubscriptionDocument> {
        try await read(caller, .listSubscriptions, on: ResourceReference(.subscription)) { transaction, _ in
            let rows = try transaction.subscriptions.page(after: page.after, limit: page.limit + 1)
            return try Page(rows, page, key: \.name) { try transaction.document(of: $0) }
        }
    }

    /// Throws `catalog.missing`.
    package func subscription(_ caller: Caller, named name: String) async throws -> SubscriptionDocument {
        try await read(caller, .showSubscription, on: ResourceReference(.subscription, name: name)) { transaction, _ in
            try transaction.document(of: try transaction.subscription(named: name))
        }
    }

    /// Throws `RefusedFields`, `catalog.exists` where the name is taken, `catalog.missing` for a channel.
    package func addSubscription(_ caller: Caller, _ form: SubscriptionForm) async throws -> SubscriptionDocument {
        let settings = try SubscriptionSettings(form)
        return try await write(caller, .addSubscription, on: ResourceReference(.subscription, name: form.name)) {
            transaction, permit in
            let now = try transaction.now()
            let record = SubscriptionRecord(
                id: Identifier.make(at: now), name: form.name, channel: try transaction.channel(named: form.channel).id,
                escalation: try form.escalateTo.map { try transaction.channel(named: $0).id }, settings: settings,
                createdAt: now)
            try transaction.subscriptions.add(record)
            let document = try transaction.document(of: record)
            permit.note(before: nil, after: document)
            return document
        }
    }

    /// Throws `RefusedFields`, `catalog.missing`, also for a channel, `catalog.changed`.
    package func changeSubscription(
        _ caller: Caller, named name: String, to form: SubscriptionForm, over revision: Int64?
    ) async throws -> SubscriptionDocument {
        let settings = try SubscriptionSettings(form)
        return try await write(caller, .changeSubscription, on: ResourceReference(.subscription, name: name)) {
            transaction, permit in
            var record = try transaction.subscription(named: name)
            try Revision.require(revision, is: record.revision, "The subscription \(name)")
            let before = try transaction.document(of: record)
            record.name = form.name
            record.channel = try transaction.channel(named: form.channel).id
            record.escalation = try form.escalateTo.map { try transaction.channel(named: $0).id }
            record.settings = settings
            try transaction.subscriptions.update(record)
            let after = try transaction.document(of: try transaction.subscription(named: form.name))
            permit.note(before: before, after: after)
            return after
        }
    }

    /// Throws `catalog.missing`, `catalog.changed`.
    package func removeSubscription(_ caller: Caller, named name: String, over revision: Int64?) async throws {
        try await write(caller, .removeSubscription, on: ResourceReference(.subscription, name: name)) {
            transaction, permit in
            let record = try transaction.subscription(named: name)
            try Revision.require(revision, is: record.revision, "The subscription \(name)")
            permit.note(before: try transaction.document(of: record), after: nil)
            try transaction.subscriptions.remove(record.id)
        }
    }
}

extension CatalogTransaction {
    /// Throws `catalog.missing`.
    fileprivate func subscription(named name: String) throws -> SubscriptionRecord {
        guard let record = try subscriptions.named(name) else { throw session.missing("subscription \(name)") }
        return record
    }

    fileprivate func document(of record: SubscriptionRecord) throws -> SubscriptionDocument {
        let settings = record.settings
        return SubscriptionDocument(
            name: record.name, channel: try channels.find(record.channel)?.name ?? record.channel,
            kinds: settings.kinds, severity: settings.severity.rawValue, projects: settings.projects,
            instances: settings.instances, tags: settings.tags, foldMinutes: settings.foldMinutes,
            escalateMinutes: settings.escalateMinutes,
            escalateTo: try record.escalation.map { try channels.find($0)?.name ?? $0 },
            quiet: settings.quiet.map { QuietForm(hours: $0, zone: settings.quietZone) }, tellsEnd: settings.tellsEnd,
            isEnabled: settings.isEnabled, createdAt: WireTime(record.createdAt), revision: record.revision)
    }
}

extension SubscriptionSettings {
    /// Throws `RefusedFields`.
    fileprivate init(_ form: SubscriptionForm) throws {
        self.init()
        kinds = form.kinds ?? []
        for (index, pattern) in kinds.enumerated() {
            guard EventKind.allCases.contains(where: { Self.covers(pattern, $0.rawValue) }) else {
                throw RefusedFields(
                    path: "kinds[\(index)]", "There is no kind “\(pattern)”.",
                    hint: "Write a kind such as job.failed, or job.* for all that begin so.")
            }
        }
        severity = form.severity.flatMap { EventSeverity(rawValue: $0) } ?? .warning
        projects = form.projects ?? []
        instances = form.instances ?? []
        tags = form.tags ?? []
        foldMinutes = form.foldMinutes ?? foldMinutes
        escalateMinutes = form.escalateMinutes
        guard form.escalateTo == nil || form.escalateMinutes != nil else {
            throw RefusedFields(
                path: "escalateMinutes", "It is missing.", hint: "Say after how many minutes escalateTo is told.")
        }
        if let form = form.quiet {
            do throws(TidemarkError) {
                _ = try QuietHours(form.hours, zone: form.zone ?? "UTC")
            } catch {
                throw RefusedFields(path: "quiet", error.message, hint: error.hint)
            }
            (quiet, quietZone) = (form.hours, form.zone)
        }
        tellsEnd = form.tellsEnd ?? true
        isEnabled = form.isEnabled ?? true
    }
}
