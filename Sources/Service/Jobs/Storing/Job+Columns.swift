internal import Catalog
internal import Core

/// A job as a row of the catalog.
extension Job {
    static let columns = """
        id, job_key, kind, project, instance, site, repository, second_repository, target, payload, created_at,
        maximum_tries, state, not_before, tries, losses, lease, worker, beats, heard_at, started_at, ended_at,
        cancel_wanted, failure_code, failure_message, failure_hint, revision
        """

    init(_ row: CatalogRow) throws {
        let kind: JobKind = try row.raw("kind")
        self.init(
            id: JobID(try row.text("id")), key: try row.text("job_key"), kind: kind,
            subject: JobSubject(
                project: try row.text("project"), instance: try row.optionalText("instance"),
                site: try row.optionalText("site"), repository: try row.optionalText("repository"),
                secondRepository: try row.optionalText("second_repository"), target: try row.optionalText("target")),
            payload: try row.text("payload"), createdAt: try row.time("created_at"),
            maximumTries: try row.optionalInteger("maximum_tries").map { Int($0) })
        state = try row.raw("state")
        notBefore = try row.time("not_before")
        tries = Int(try row.integer("tries"))
        losses = Int(try row.integer("losses"))
        lease = try row.integer("lease")
        worker = try row.optionalText("worker").map { WorkerID($0) }
        beats = try row.integer("beats")
        heardAt = try row.optionalTime("heard_at")
        startedAt = try row.optionalTime("started_at")
        endedAt = try row.optionalTime("ended_at")
        isCancelWanted = try row.flag("cancel_wanted")
        revision = try row.integer("revision")
        if let code = try row.optionalText("failure_code") {
            failure = JobFailure(
                code: ErrorCode(code), message: try row.text("failure_message"), hint: try row.text("failure_hint"))
        }
    }

    /// What never changes, in the order of the columns up to `maximum_tries`.
    var fixedValues: [CatalogValue] {
        [
            .text(id.rawValue), .text(key), .text(kind.rawValue), .text(subject.project),
            CatalogValue(subject.instance), CatalogValue(subject.site), CatalogValue(subject.repository),
            CatalogValue(subject.secondRepository), CatalogValue(subject.target), .text(payload),
            CatalogValue(createdAt), CatalogValue(maximumTries.map { Int64($0) }),
        ]
    }

    /// What transitions change, in the order of the columns from `state` to `failure_hint`.
    var changingValues: [CatalogValue] {
        [
            .text(state.rawValue), CatalogValue(notBefore), .integer(Int64(tries)), .integer(Int64(losses)),
            .integer(lease), CatalogValue(worker?.rawValue), .integer(beats), CatalogValue(heardAt),
            CatalogValue(startedAt), CatalogValue(endedAt), CatalogValue(isCancelWanted),
            CatalogValue(failure?.code.rawValue), CatalogValue(failure?.message), CatalogValue(failure?.hint),
        ]
    }
}
