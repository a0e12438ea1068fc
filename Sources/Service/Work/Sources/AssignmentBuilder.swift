internal import APIModel
internal import Catalog
internal import Core

/// Puts together what a worker needs for a job: records, secrets, plan. Everything in it is made for one claim and kept nowhere.
struct AssignmentBuilder {
    private let transaction: CatalogTransaction

    init(_ transaction: CatalogTransaction) { self.transaction = transaction }

    /// Throws `catalog.missing` where something the job names is gone, `catalog.secret`, `usage.invalid`.
    func assignment(of job: Job) throws -> JobAssignment {
        var assignment = JobAssignment(
            job: job.id.rawValue, lease: job.lease, kind: job.kind.rawValue, payload: job.payload)
        if let id = job.subject.instance { assignment.instance = try instance(id) }
        if let id = job.subject.repository { assignment.repository = try repository(id) }
        if let id = job.subject.secondRepository { assignment.secondRepository = try repository(id) }
        if job.kind == .restore || job.kind == .lookup { assignment.target = try target(of: job) }
        if job.kind == .export { assignment.export = try export(of: job) }
        assignment.plan = try plan(of: job)
        return assignment
    }

    private func instance(_ id: String) throws -> AssignedInstance {
        guard let record = try transaction.instances.find(id) else {
            throw transaction.session.missing("instance \(id)")
        }
        let access = try InstanceAccess(record)
        return AssignedInstance(
            id: id, name: record.name, host: access.endpoint.host, port: access.endpoint.port, user: access.user,
            password: try transaction.instances.credentials(of: id) ?? Secret(""), tls: access.tls)
    }

    /// What opens a repository.
    func repository(_ id: String) throws -> AssignedRepository {
        guard let record = try transaction.repositories.find(id) else {
            throw transaction.session.missing("repository \(id)")
        }
        guard let secrets = try transaction.repositories.secrets(of: id) else {
            throw TidemarkError(
                .catalogMissing, "The key of the repository \(record.name) is not stored.",
                hint: "Give the repository its key again.")
        }
        var assigned = AssignedRepository(
            id: id, name: record.name, url: record.url, key: secrets.key, credentials: secrets.credentials)
        assigned.uploadRate = record.settings.uploadRate
        assigned.downloadRate = record.settings.downloadRate
        return assigned
    }

    /// The server a restore goes to: one of the catalog, or one whose password was sealed with the job.
    private func target(of job: Job) throws -> AssignedInstance? {
        let payload = try WorkJSON.value(RestorePayload.self, in: job.payload)
        if let id = payload.targetInstance { return try instance(id) }
        guard let server = payload.targetServer else { return nil }
        return AssignedInstance(
            id: "", name: "\(server.host):\(server.port)", host: server.host, port: server.port, user: server.user,
            password: try transaction.jobSecrets.secret(of: job.id) ?? Secret(""), tls: AssignedTLS(mode: server.tls))
    }

    /// The secrets of an export of data. Throws `usage.invalid` where the export is not wanted any more.
    private func export(of job: Job) throws -> AssignedExport? {
        guard try WorkJSON.value(ExportPayload.self, in: job.payload).what == "data" else { return nil }
        guard let record = try transaction.dataExports.find(job: job.id.rawValue), record.erasedAt == nil,
            let sealed = try transaction.jobSecrets.secret(of: job.id)
        else {
            throw TidemarkError(
                .usage, "The export was removed, or its secrets are not kept any more.", hint: "Export again.")
        }
        let secrets = try ExportSecrets(sealed)
        return AssignedExport(passphrase: secrets.passphrase ?? Secret(""), salt: secrets.salt)
    }

    private func plan(of job: Job) throws -> AssignedPlan? {
        let named = try WorkJSON.value(PlannedPayload.self, in: job.payload).plan
        guard let record = try transaction.plan(named: named, of: job) else { return nil }
        return AssignedPlan(id: record.id, name: record.name, document: record.document)
    }
}
