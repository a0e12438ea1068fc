internal import APIModel
internal import Catalog
internal import Core

extension CatalogTransaction {
    /// Throws `catalog.missing`.
    func exportDocument(_ id: String) throws -> DataExportDocument {
        guard let record = try dataExports.find(id) else { throw session.missing("export \(id)") }
        return try document(of: record, try SubjectNames(self, project: record.project))
    }

    func document(of record: DataExportRecord, _ names: SubjectNames) throws -> DataExportDocument {
        let file = record.file.map { file in
            ExportFileDocument(
                name: file.name, bytes: file.bytes, sha256: file.hash, tables: file.tables, rows: file.rows,
                readyAt: WireTime(file.readyAt))
        }
        return DataExportDocument(
            id: record.id, project: names.name(record.project), instance: names.name(record.instance),
            repository: names.name(record.repository), job: record.job, state: try state(of: record),
            order: try WorkJSON.value(ExportOrder.self, in: record.document), createdBy: record.createdBy,
            createdAt: WireTime(record.createdAt), expiresAt: WireTime(record.expiresAt), file: file,
            erasedAt: record.erasedAt.map { WireTime($0) })
    }

    /// One of `DataExportDocument.states`.
    func state(of record: DataExportRecord) throws -> String {
        if record.erasedAt != nil { return "erased" }
        if record.expiresAt <= (try now()) { return "expired" }
        if record.file != nil { return "ready" }
        switch (try? jobs.find(JobID(record.job)))?.state {
        case .queued?, .waiting?: return "waiting"
        case .running?: return "running"
        case .succeeded?, .failed?, .cancelled?, nil: return "failed"
        }
    }

    func linkDocument(_ link: DownloadLinkRecord, _ names: SubjectNames) throws -> LinkDocument {
        let state =
            link.revokedAt != nil
            ? "revoked" : link.expiresAt <= (try now()) ? "expired" : link.uses >= link.mostUses ? "used" : "open"
        return LinkDocument(
            id: link.id, export: link.export, project: names.name(link.project), owner: link.owner, state: state,
            createdAt: WireTime(link.createdAt), expiresAt: WireTime(link.expiresAt), mostUses: link.mostUses,
            uses: link.uses, addresses: link.addresses, usedAt: link.usedAt.map { WireTime($0) },
            revokedAt: link.revokedAt.map { WireTime($0) }, revokedBy: link.revokedBy)
    }

    /// What a job of an export says of its file. Throws `export.state` where nobody wants it any more.
    func take(_ file: ReportedExport, of job: JobID) throws {
        guard let record = try dataExports.find(job: job.rawValue),
            file.folder.hasPrefix(ExportParts.folder(of: record.id)), file.partBytes > 0, file.bytes >= 0
        else { throw Self.unwanted() }
        let stored = DataExportRecord.File(
            folder: file.folder, name: file.name, partBytes: file.partBytes, bytes: file.bytes, hash: file.hash,
            tables: file.tables, rows: file.rows, readyAt: try now())
        // Where it was removed meanwhile, what was written is erased with the rest of it.
        _ = try dataExports.setFile(stored, of: record.id)
    }

    /// What the rights on an export or a link go by: project, instance and repository by their names.
    func filledExport(_ resource: ResourceReference) throws -> ResourceReference {
        var id = resource.name
        if resource.kind == .link { id = try id.flatMap { try links.find($0)?.export } }
        guard let record = try id.flatMap({ try dataExports.find($0) }) else { return resource }
        let names = try SubjectNames(self, project: record.project)
        var filled = resource
        filled.project = names.name(record.project)
        filled.instance = names.name(record.instance)
        filled.repository = names.name(record.repository)
        return filled
    }

    private static func unwanted() -> TidemarkError {
        TidemarkError(.exportState, "The export of this job is not there any more.", hint: "Nothing has to be done.")
    }
}
