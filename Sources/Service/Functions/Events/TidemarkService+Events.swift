package import APIModel
internal import Catalog
internal import Core

/// Events.
extension TidemarkService {
    /// Of every project, oldest first, behind a number.
    package func events(_ caller: Caller, after number: Int64, limit: Int) async throws -> Page<EventDocument> {
        let request = PageRequest(limit: limit)
        return try await read(caller, .listEvents) { transaction, permit in
            let names = try SubjectNames(transaction)
            let isAllSeen = permit.allowsEverywhere(.listEvents)
            let book = isAllSeen ? nil : try ResourceBook(transaction, names)
            let page = PageRequest(after: "\(number)", limit: request.limit)
            let rows = try permit.seen(page, by: .listEvents, key: { "\($0.number)" }) { event in
                book?.reference(
                    event.instance == nil ? .service : .instance, "\(event.number)", project: event.project,
                    instance: event.instance) ?? .service
            } _: {
                try transaction.events.page(after: Int64($0) ?? 0, limit: $1)
            }
            return Page(rows, request, key: { "\($0.number)" }) { event in
                EventDocument(
                    number: event.number, happenedAt: WireTime(event.happenedAt), kind: event.kind,
                    project: names.name(event.project), instance: names.name(event.instance), job: event.job,
                    details: JSONTree(stored: event.document))
            }
        }
    }
}
