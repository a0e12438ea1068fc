package import APIModel
internal import Catalog
internal import Core

/// Jobs.
extension TidemarkService {
    /// Of one project, newest first.
    package func jobs(
        _ caller: Caller, in project: String, _ filter: JobFilter, _ page: PageRequest
    ) async throws -> Page<JobDocument> {
        return try await read(caller, .listJobs, on: ResourceReference(.job, project: project)) { transaction, permit in
            let owner = try transaction.project(named: project)
            let instance = try filter.instance.map { try transaction.instance(named: $0, in: project).instance.id }
            let names = try SubjectNames(transaction, project: owner.id)
            let isAllSeen = permit.allowsEverywhere(.showJob)
            let book = isAllSeen ? nil : try ResourceBook(transaction, names, project: owner.id)
            let rows = try permit.seen(page, by: .showJob, key: { JobCursor($0).text }) { job in
                book?.reference(job) ?? ResourceReference(.job, name: job.id.rawValue)
            } _: { after, limit in
                try transaction.jobs.page(
                    in: owner.id, filter, instance: instance,
                    behind: after.isEmpty ? nil : try JobCursor(parsing: after), limit: limit)
            }
            return Page(rows, page, key: { JobCursor($0).text }) { JobDocument($0, names) }
        }
    }

    /// With its progress. Throws `job.missing`.
    package func job(_ caller: Caller, _ id: String) async throws -> JobDocument {
        return try await read(caller, .showJob, on: ResourceReference(.job, name: id)) { transaction, _ in
            try transaction.jobDocument(JobID(id))
        }
    }

    /// Asks for a job. With a key it is asked for once, however often it is sent. Throws `RefusedFields`, `catalog.missing`,
    /// and `job.key` where the key was used for something else.
    package func beginJob(
        _ caller: Caller, _ form: JobForm, in project: String, key: String?
    ) async throws -> JobDocument {
        let function = try JobOrderForm.function(of: form)
        let owner = caller.name
        return try await write(caller, function, on: form.reference(in: project)) { transaction, permit in
            let now = try transaction.now()
            let order = try JobOrderForm(form, transaction, project: project)
            try order.require(function, permit, transaction)
            let id = Identifier.make(at: now)
            let job = try transaction.jobs.enqueue(
                Job(
                    id: JobID(id), key: "api/\(owner)/\(key ?? id)", kind: order.kind, subject: order.subject,
                    payload: order.payload, createdAt: now))
            if job.id.rawValue == id, let secret = order.secret {
                try transaction.jobSecrets.set(secret, of: job.id)
            }
            let after = try transaction.jobDocument(job.id)
            permit.note(before: nil, after: after)
            return after
        }
    }

    /// A job that runs is told to stop; of no effect on one that has ended. Throws `job.missing`.
    package func cancelJob(_ caller: Caller, _ id: String) async throws -> JobDocument {
        return try await write(caller, .cancelJob, on: ResourceReference(.job, name: id)) { transaction, _ in
            let job = try transaction.jobs.cancel(JobID(id))
            return try transaction.jobDocument(job.id)
        }
    }

    /// A job that failed or was cancelled is to be done after all; one that waits is tried at once. Throws `job.missing`,
    /// and `job.state` for any other.
    package func resumeJob(_ caller: Caller, _ id: String) async throws -> JobDocument {
        return try await write(caller, .resumeJob, on: ResourceReference(.job, name: id)) { transaction, permit in
            // Whoever has a job done needs the right to ask for it; that others approved it counts for the same job.
            let resource = try transaction.filled(ResourceReference(.job, name: id))
            try permit.requireAfter(try transaction.jobs.find(JobID(id)).function, on: resource)
            let job = try transaction.jobs.resume(JobID(id))
            return try transaction.jobDocument(job.id)
        }
    }

    /// What a job said, behind a number. Throws `job.missing`.
    package func jobLines(
        _ caller: Caller, _ id: String, after number: Int64, limit: Int
    ) async throws -> Page<JobLineDocument> {
        let request = PageRequest(limit: limit)
        return try await read(caller, .listJobLines, on: ResourceReference(.job, name: id)) { transaction, _ in
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
