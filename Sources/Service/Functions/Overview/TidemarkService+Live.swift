package import APIModel
internal import Catalog
internal import Core

/// What goes on now.
extension TidemarkService {
    /// Jobs that are not final, streams left out, with their progress: those that run before those that wait, oldest first. Of
    /// one project where one is given. Throws `catalog.missing`.
    package func activeJobs(
        _ caller: Caller, in project: String? = nil, limit: Int
    ) async throws -> [JobDocument] {
        let resource = project.map { ResourceReference(.job, project: $0) } ?? .service
        return try await read(caller, .listJobs, on: resource) { transaction, permit in
            let owner = try project.map { try transaction.project(named: $0).id }
            let names = try SubjectNames(transaction, project: owner)
            let book =
                permit.allowsEverywhere(.showJob) ? nil : try ResourceBook(transaction, names, project: owner)
            let active = try transaction.jobs.active(in: owner).filter { item in
                book.map { permit.allows(.showJob, on: $0.reference(item.job)) } ?? true
            }
            return active.prefix(limit).map { JobDocument($0.job, names, progress: $0.progress) }
        }
    }

    /// The newest event of each trouble that is not over, newest first; of one project where one is given. Throws
    /// `catalog.missing`.
    package func openTroubles(
        _ caller: Caller, in project: String? = nil, limit: Int
    ) async throws -> [EventDocument] {
        try await read(caller, .listEvents) { transaction, permit in
            let owner = try project.map { try transaction.project(named: $0).id }
            let names = try SubjectNames(transaction)
            let book = permit.allowsEverywhere(.listEvents) ? nil : try ResourceBook(transaction, names)
            let rows = try permit.seen(PageRequest(limit: limit), by: .listEvents, key: { "\($0.number)" }) { event in
                book?.reference(
                    event.instance == nil ? .service : .instance, "\(event.number)", project: event.project,
                    instance: event.instance) ?? .service
            } _: {
                try transaction.openTroubles(project: owner, before: Int64($0), limit: $1)
            }
            let alarms = try transaction.alarms.find(Set(rows.compactMap(\.alarm)))
            return rows.prefix(limit).map { EventDocument($0, names, alarms) }
        }
    }
}

extension JobStore {
    /// Jobs that are not final and end by themselves, of one project where one is given: running ones first, oldest first.
    fileprivate func active(in project: String?) throws -> [(job: Job, progress: JSONTree?)] {
        let condition = project == nil ? "" : " AND project = ?"
        return try session.query(
            """
            SELECT \(Job.columns), progress FROM jobs
            WHERE state IN ('queued', 'running', 'waiting') AND kind <> 'stream'\(condition)
            ORDER BY CASE state WHEN 'running' THEN 0 ELSE 1 END, created_at, id LIMIT 1000
            """, project.map { [.text($0)] } ?? []
        ).map { row in (try Job(row), try row.optionalText("progress").map { JSONTree(stored: $0) }) }
    }
}

extension CatalogTransaction {
    /// The newest event of each alarm that is not over, newest first, before a number.
    fileprivate func openTroubles(project: String?, before number: Int64?, limit: Int) throws -> [EventRecord] {
        let condition = project == nil ? "" : " AND e.project = ?"
        let numbers = try session.query(
            """
            SELECT MAX(e.number) AS number FROM alarms a JOIN events e ON e.alarm = a.id
            WHERE a.over_at IS NULL\(condition) GROUP BY e.alarm HAVING MAX(e.number) < ? ORDER BY 1 DESC LIMIT ?
            """,
            (project.map { [.text($0)] } ?? []) + [.integer(number ?? .max), .integer(Int64(limit))]
        ).map { try $0.integer("number") }
        return try numbers.compactMap { try events.find($0) }
    }
}
