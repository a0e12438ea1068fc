package import APIModel
internal import Catalog
internal import Core

/// Events.
extension TidemarkService {
    /// Of every project, oldest first, behind a number; or newest first, before it. Shows what the caller may view.
    package func events(
        _ caller: Caller, _ query: EventQuery = EventQuery(), after number: Int64? = nil, limit: Int
    ) async throws -> Page<EventDocument> {
        let request = PageRequest(after: number.map { "\($0)" } ?? "", limit: limit)
        return try await read(caller, .listEvents) { transaction, permit in
            let names = try SubjectNames(transaction)
            guard let filter = try query.filter(transaction) else { return Page(items: []) }
            let book = permit.allowsEverywhere(.listEvents) ? nil : try ResourceBook(transaction, names)
            let rows = try permit.seen(request, by: .listEvents, key: { "\($0.number)" }) { event in
                book?.reference(
                    event.instance == nil ? .service : .instance, "\(event.number)", project: event.project,
                    instance: event.instance) ?? .service
            } _: {
                try transaction.events.page(filter, newestFirst: query.newestFirst, after: Int64($0), limit: $1)
            }
            let alarms = try transaction.alarms.find(Set(rows.compactMap(\.alarm)))
            return Page(rows, request, key: { "\($0.number)" }) { EventDocument($0, names, alarms) }
        }
    }

    /// Throws `catalog.missing`.
    package func event(_ caller: Caller, _ number: Int64) async throws -> EventDocument {
        let subject = try await subject(ofEvent: number)
        return try await read(caller, .listEvents, on: subject) { transaction, _ in
            try transaction.eventDocument(number)
        }
    }

    /// Somebody looks after a trouble: it is not told again, nor to others, until it is over. Throws `catalog.missing`, and
    /// `event.quiet` where there is nothing to look after.
    package func acknowledgeEvent(
        _ caller: Caller, _ number: Int64, note: String?
    ) async throws -> EventDocument {
        let subject = try await subject(ofEvent: number)
        return try await write(caller, .acknowledgeEvent, on: subject) { transaction, permit in
            let document = try transaction.eventDocument(number)
            let record = try transaction.events.find(number)
            guard var alarm = try record?.alarm.flatMap({ try transaction.alarms.find($0) }), alarm.overAt == nil else {
                throw TidemarkError(
                    .eventQuiet, "Nothing has to be looked after: the event \(number) is no trouble, or it is over.",
                    hint: "List events from warnings on; their alarm shows what goes on.")
            }
            guard alarm.acknowledgedAt == nil else { return document }
            alarm.acknowledgedAt = try transaction.now()
            alarm.acknowledgedBy = caller.name
            alarm.note = note
            try transaction.alarms.put(alarm)
            for var follow in try transaction.follows.of(alarm: alarm.id) {
                follow.content.state.acknowledge()
                // Whoever has not been told yet, as in quiet hours, is told that it was taken up when it is over.
                try transaction.follows.put(follow, lookAt: try transaction.now())
            }
            let changed = try transaction.eventDocument(number)
            permit.note(before: document, after: changed)
            return changed
        }
    }

    /// What an event is about, which never changes: the right is asked for on it. Throws `catalog.missing`.
    private func subject(ofEvent number: Int64) async throws -> ResourceReference {
        try await catalog.read { ResourceReference(event: try $0.eventDocument(number)) }
    }
}

extension CatalogTransaction {
    fileprivate func eventDocument(_ number: Int64) throws -> EventDocument {
        guard let record = try events.find(number) else { throw session.missing("event \(number)") }
        return EventDocument(record, try SubjectNames(self), try alarms.find(Set([record.alarm].compactMap { $0 })))
    }
}

extension EventDocument {
    init(_ record: EventRecord, _ names: SubjectNames, _ alarms: [String: AlarmRecord]) {
        let severity = EventKind(rawValue: record.kind)?.traits.severity ?? .information
        self.init(
            number: record.number, happenedAt: WireTime(record.happenedAt), kind: record.kind,
            severity: severity.rawValue, project: names.name(record.project), instance: names.name(record.instance),
            job: record.job, details: JSONTree(stored: record.document),
            alarm: record.alarm.flatMap { alarms[$0] }.map { AlarmDocument($0) })
    }
}

extension AlarmDocument {
    fileprivate init(_ alarm: AlarmRecord) {
        self.init(
            id: alarm.id, since: WireTime(alarm.openedAt), count: alarm.count,
            overAt: alarm.overAt.map { WireTime($0) },
            acknowledgedAt: alarm.acknowledgedAt.map { WireTime($0) }, acknowledgedBy: alarm.acknowledgedBy,
            note: alarm.note)
    }
}

extension ResourceReference {
    /// What an event is about.
    fileprivate init(event: EventDocument) {
        self.init(
            event.instance != nil ? .instance : event.project != nil ? .project : .service, project: event.project,
            name: event.instance ?? event.project)
    }
}
