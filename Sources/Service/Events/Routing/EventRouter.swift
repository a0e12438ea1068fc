internal import Catalog
internal import Core

/// Decides who is told of what, inside one transaction, alone among servers.
struct EventRouter {
    private let transaction: CatalogTransaction
    private let now: Timestamp
    private let service: String
    private let projects: [String: String]
    private let subscriptions: [SubscriptionRecord]
    private let channels: [ChannelRecord]
    private let subscribers: [String: Subscriber]

    static let reader = "dispatch"
    /// Events, and what is to be looked at again, of one transaction.
    static let batch = 100
    /// Seconds without an event after which a trouble that no event ends counts as over.
    static let quietSeconds = 86_400.0

    /// Waits until no other server routes.
    init(_ transaction: CatalogTransaction) throws {
        _ = try transaction.session.nextNumber(of: "dispatch")
        self.transaction = transaction
        now = try transaction.now()
        service = try ServiceIdentity.current(transaction)
        projects = Dictionary(try transaction.projects.all().map { ($0.id, $0.name) }) { first, _ in first }
        subscriptions = try transaction.subscriptions.page(limit: 10_000)
        channels = try transaction.channels.page(limit: 10_000)
        let all =
            subscriptions.filter(\.settings.isEnabled).map { Subscriber($0) } + channels.map { Subscriber(named: $0) }
        subscribers = Dictionary(all.map { ($0.id, $0) }) { first, _ in first }
    }

    /// Whether there was as much as fits: then there may be more.
    func run() throws -> Bool {
        let events = try transaction.events.page(
            after: try transaction.events.position(of: Self.reader), limit: Self.batch)
        for record in events {
            try route(try RoutedEvent(record, transaction, projects: projects))
        }
        if let last = events.last { try transaction.events.advance(Self.reader, to: last.number) }
        let due = try transaction.follows.due(at: now, limit: Self.batch)
        for follow in due { try look(at: follow) }
        return events.count == Self.batch || due.count == Self.batch
    }

    /// Troubles that nothing was heard of for a day and that no event ends are over, without a word.
    func endQuiet() throws {
        for var alarm in try transaction.alarms.quiet(since: now.adding(seconds: -Self.quietSeconds)) {
            let kind = EventKind(rawValue: alarm.kind)
            let hasEnd = EventKind.allCases.contains { other in kind.map { other.traits.ends.contains($0) } ?? false }
            // What has an end of its own lasts until then, except a stream's failure, which ends by its going on.
            if hasEnd, kind != .jobFailed {
                alarm.lastAt = now
                try transaction.alarms.put(alarm)
                continue
            }
            alarm.overAt = now
            try transaction.alarms.put(alarm)
            for follow in try transaction.follows.of(alarm: alarm.id) { try transaction.follows.remove(follow) }
        }
    }

    private func route(_ event: RoutedEvent) throws {
        var told: Set<String> = []
        for key in event.endedKeys {
            guard var alarm = try transaction.alarms.open(key) else { continue }
            alarm.overAt = now
            alarm.lastAt = now
            try transaction.alarms.put(alarm)
            for var follow in try transaction.follows.of(alarm: alarm.id) {
                told.insert(follow.subscriber)
                let since = follow.content.notice.since ?? follow.content.notice.happenedAt
                let severity = follow.content.notice.severity
                follow.content.state.end(event.number, at: now)
                follow.content.notice = notice(event, alarm)
                (follow.content.notice.since, follow.content.notice.severity) = (since, severity)
                try advance(&follow)
            }
        }
        let alarm = try event.isTrouble ? open(event) : nil
        for subscriber in listeners(of: event) where !told.contains(subscriber.id) {
            let known = try transaction.follows.find(subscriber.id, event.key)
            var follow =
                known
                ?? FollowRecord(
                    subscriber: subscriber.id, key: event.key, alarm: alarm?.id,
                    content: FollowRecord.Content(
                        state: FollowState(
                            event: event.number, at: now, isCritical: event.severity == .critical,
                            isTrouble: event.isTrouble), notice: notice(event, alarm)))
            follow.alarm = alarm?.id
            follow.content.state.raise(event.number, isCritical: event.severity == .critical, at: now)
            if alarm?.acknowledgedAt != nil { follow.content.state.acknowledge() }
            follow.content.notice = notice(event, alarm)
            try advance(&follow)
        }
    }

    /// The event's alarm, the open one or a new one.
    private func open(_ event: RoutedEvent) throws -> AlarmRecord {
        var alarm =
            try transaction.alarms.open(event.key)
            ?? AlarmRecord(id: Identifier.make(at: now), key: event.key, kind: event.kind, openedAt: now)
        alarm.count += 1
        alarm.lastAt = now
        try transaction.alarms.put(alarm)
        try transaction.events.setAlarm(alarm.id, of: event.number)
        return alarm
    }

    /// Those who want an event; a channel that a plan names as well as a subscription is told by the subscription.
    private func listeners(of event: RoutedEvent) -> [Subscriber] {
        let wanting = subscriptions.filter { $0.settings.wants(event) }.map { Subscriber($0) }
        let reached = Set(wanting.map(\.channel))
        let named = channels.filter { event.receivers.contains($0.name) && !reached.contains($0.id) }
        return wanting + named.map { Subscriber(named: $0) }
    }

    private func look(at follow: FollowRecord) throws {
        var follow = follow
        if let alarm = try follow.alarm.flatMap({ try transaction.alarms.find($0) }), alarm.acknowledgedAt != nil {
            follow.content.state.acknowledge()
        }
        try advance(&follow)
    }

    /// Tells what is to be told by now, and stores when to look again.
    private func advance(_ follow: inout FollowRecord) throws {
        guard let subscriber = subscribers[follow.subscriber] else { return try transaction.follows.remove(follow) }
        for purpose in follow.content.state.advance(to: now, subscriber.rules) {
            var notice = follow.content.notice
            notice.purpose = purpose
            notice.count = follow.content.state.count
            if notice.since == nil, follow.content.state.isTrouble { notice.since = follow.content.state.openedAt }
            let channel = purpose == .escalated ? subscriber.escalation ?? subscriber.channel : subscriber.channel
            try transaction.deliveries.add(notice, to: channel, for: subscriber.id, at: now)
        }
        if follow.content.state.isDone(at: now, subscriber.rules) { return try transaction.follows.remove(follow) }
        try transaction.follows.put(follow, lookAt: follow.content.state.next(after: now, subscriber.rules))
    }

    private func notice(_ event: RoutedEvent, _ alarm: AlarmRecord?) -> Notice {
        Notice(
            event: event.number, kind: event.kind, purpose: .raised, severity: event.severity, project: event.project,
            instance: event.instance, job: event.job, details: event.details, happenedAt: event.happenedAt,
            since: alarm?.openedAt, alarm: alarm?.id, service: service)
    }
}
