package import APIModel
internal import Catalog
internal import Core

/// Events.
extension TidemarkService {
    /// Of every project, oldest first, behind a number.
    package func events(_ caller: Caller, after number: Int64, limit: Int) async throws -> Page<EventDocument> {
        try require(caller, .listEvents)
        let request = PageRequest(limit: limit)
        return try await catalog.read { transaction in
            let names = try SubjectNames(transaction)
            let rows = try transaction.events.page(after: number, limit: request.limit + 1)
            return Page(rows, request, key: { "\($0.number)" }) { event in
                EventDocument(
                    number: event.number, happenedAt: WireTime(event.happenedAt), kind: event.kind,
                    project: names.name(event.project), instance: names.name(event.instance), job: event.job,
                    details: JSONTree(stored: event.document))
            }
        }
    }
}
