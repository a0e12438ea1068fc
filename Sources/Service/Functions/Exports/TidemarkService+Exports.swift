package import APIModel
internal import Catalog
internal import Core

/// Exports of data.
extension TidemarkService {
    /// Of one project, newest first. Throws `catalog.missing`, `RefusedFields`.
    package func exports(
        _ caller: Caller, in project: String, _ page: PageRequest
    ) async throws -> Page<DataExportDocument> {
        try await read(caller, .listExports, on: ResourceReference(.export, project: project)) { transaction, permit in
            let owner = try transaction.project(named: project)
            let before = page.after.isEmpty ? nil : try transaction.dataExports.find(page.after)
            guard page.after.isEmpty || before?.project == owner.id else { throw Self.noPlace() }
            let rows = try transaction.dataExports.page(in: owner.id, before: before, limit: page.limit + 1)
            let names = try SubjectNames(transaction, project: owner.id)
            let shown = try Page(rows, page, key: \.id) { try transaction.document(of: $0, names) }
            return Page(
                items: shown.items.filter { export in
                    permit.allows(.showExport, on: ResourceReference(export))
                }, next: shown.next)
        }
    }

    /// Throws `catalog.missing`.
    package func export(_ caller: Caller, _ id: String) async throws -> DataExportDocument {
        try await read(caller, .showExport, on: ResourceReference(.export, name: id)) { transaction, _ in
            try transaction.exportDocument(id)
        }
    }

    /// Asks for an export; a job makes it. Throws `RefusedFields`, `catalog.missing`.
    package func beginDataExport(
        _ caller: Caller, _ form: ExportForm, in project: String
    ) async throws -> DataExportDocument {
        var resource = ResourceReference(.instance, project: project, name: form.instance)
        resource.instance = form.instance
        return try await write(caller, .beginDataExport, on: resource) { transaction, permit in
            let checked = try CheckedExport(form)
            let now = try transaction.now()
            let id = Identifier.make(at: now)
            let (instance, owner) = try transaction.instance(named: form.instance, in: project)
            let repository = try JobOrderForm.repository(
                form.repository, "repository", of: instance, transaction, owner)
            let job = try transaction.jobs.enqueue(
                Job(
                    id: JobID(Identifier.make(at: now)), key: "export/\(id)", kind: .export,
                    subject: JobSubject(
                        project: owner.id, instance: instance.id, site: instance.site, repository: repository),
                    payload: try WorkJSON.text(ExportPayload(what: "data", export: id, order: checked.order)),
                    createdAt: now))
            try transaction.jobSecrets.set(
                try ExportSecrets(passphrase: checked.passphrase, salt: checked.salt).sealable, of: job.id)
            // A file that is never finished is given up some day.
            let bound = Double(checked.keptSeconds) + Self.makingSeconds
            let record = DataExportRecord(
                id: id, project: owner.id, instance: instance.id, repository: repository, job: job.id.rawValue,
                document: try WorkJSON.text(checked.order), createdBy: caller.name, createdAt: now,
                keptSeconds: checked.keptSeconds, expiresAt: now.adding(seconds: bound))
            try transaction.dataExports.add(record)
            let document = try transaction.exportDocument(id)
            permit.note(before: nil, after: document)
            return document
        }
    }

    /// Nobody fetches it from now on, its job is stopped, and its file is erased within a minute. Throws `catalog.missing`.
    package func removeExport(_ caller: Caller, _ id: String) async throws {
        try await write(caller, .removeExport, on: ResourceReference(.export, name: id)) { transaction, permit in
            let document = try transaction.exportDocument(id)
            try transaction.dataExports.expire(id, at: try transaction.now())
            if let record = try transaction.dataExports.find(id), record.file == nil,
                (try? transaction.jobs.find(JobID(record.job))) != nil
            {
                _ = try transaction.jobs.cancel(JobID(record.job))
            }
            permit.note(before: document, after: nil)
        }
    }

    /// Seconds a job has for making a file.
    private static let makingSeconds = 7.0 * 86_400

    static func noPlace() -> RefusedFields {
        RefusedFields(
            path: "query.after", "It is no place in this list.", hint: "Send what the page before gave as next.")
    }
}

extension ResourceReference {
    init(_ export: DataExportDocument) {
        self.init(.export, project: export.project, name: export.id)
        instance = export.instance
        repository = export.repository
    }

    init(_ link: LinkDocument) { self.init(.link, project: link.project, name: link.id) }
}
