package import APIModel
internal import Catalog
internal import Core

/// Jobs.
extension TidemarkService {
    /// Of one project, newest first.
    package func jobs(
        _ caller: Caller, in project: String, _ filter: JobFilter, _ page: PageRequest
    ) async throws -> Page<JobDocument> {
        try require(caller, .listJobs, on: ResourceReference(.job, project: project))
        let cursor = page.after.isEmpty ? nil : try JobCursor(parsing: page.after)
        return try await catalog.read { transaction in
            let owner = try transaction.project(named: project)
            let instance = try filter.instance.map { try transaction.instance(named: $0, in: project).instance.id }
            let rows = try transaction.jobs.page(
                in: owner.id, kind: filter.kind, state: filter.state, instance: instance, behind: cursor,
                limit: page.limit + 1)
            let names = try SubjectNames(transaction, project: owner.id)
            return Page(rows, page, key: { JobCursor($0).text }) { JobDocument($0, names) }
        }
    }

    /// With its progress. Throws `job.missing`.
    package func job(_ caller: Caller, _ id: String) async throws -> JobDocument {
        try require(caller, .showJob, on: ResourceReference(.job, name: id))
        return try await catalog.read { try $0.jobDocument(JobID(id)) }
    }

    /// Asks for a job. With a key it is asked for once, however often it is sent. Throws `RefusedFields`, `catalog.missing`,
    /// and `job.key` where the key was used for something else.
    package func beginJob(
        _ caller: Caller, _ form: JobForm, in project: String, key: String?
    ) async throws -> JobDocument {
        let function = try JobOrderForm.function(of: form)
        try require(caller, function, on: ResourceReference(.instance, project: project, name: form.instance))
        let owner = caller.name
        return try await catalog.write { transaction in
            let now = try transaction.now()
            let order = try JobOrderForm(form, transaction, project: project)
            let id = Identifier.make(at: now)
            let job = try transaction.jobs.enqueue(
                Job(
                    id: JobID(id), key: "api/\(owner)/\(key ?? id)", kind: order.kind, subject: order.subject,
                    payload: order.payload, createdAt: now))
            if job.id.rawValue == id, let secret = order.secret {
                try transaction.jobSecrets.set(secret, of: job.id)
            }
            return try transaction.jobDocument(job.id)
        }
    }

    /// A job that runs is told to stop; of no effect on one that has ended. Throws `job.missing`.
    package func cancelJob(_ caller: Caller, _ id: String) async throws -> JobDocument {
        try require(caller, .cancelJob, on: ResourceReference(.job, name: id))
        return try await catalog.write { transaction in
            let job = try transaction.jobs.cancel(JobID(id))
            return try transaction.jobDocument(job.id)
        }
    }

    /// A job that failed or was cancelled is to be done after all; one that waits is tried at once. Throws `job.missing`,
    /// and `job.state` for any other.
    package func resumeJob(_ caller: Caller, _ id: String) async throws -> JobDocument {
        try require(caller, .resumeJob, on: ResourceReference(.job, name: id))
        return try await catalog.write { transaction in
            let job = try transaction.jobs.resume(JobID(id))
            return try transaction.jobDocument(job.id)
        }
    }

    /// What a job said, behind a number. Throws `job.missing`.
    package func jobLines(
        _ caller: Caller, _ id: String, after number: Int64, limit: Int
    ) async throws -> Page<JobLineDocument> {
        try require(caller, .listJobLines, on: ResourceReference(.job, name: id))
        let request = PageRequest(limit: limit)
        return try await catalog.read { transaction in
            let job = try transaction.jobs.find(JobID(id))
            let rows = try transaction.jobs.lines(of: job.id, after: number, limit: request.limit + 1)
            return Page(rows, request, key: { "\($0.number)" }) { line in
                JobLineDocument(
                    number: line.number, writtenAt: WireTime(line.writtenAt), level: line.level.rawValue,
                    code: line.code?.rawValue, message: line.message)
            }
        }
    }
}

extension CatalogTransaction {
    /// Throws `job.missing`.
    fileprivate func jobDocument(_ id: JobID) throws -> JobDocument {
        let job = try jobs.find(id)
        let progress = try jobs.progress(of: id).map { JSONTree(stored: $0) }
        return JobDocument(job, try SubjectNames(self, project: job.subject.project), progress: progress)
    }
}
