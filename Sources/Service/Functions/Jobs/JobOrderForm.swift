internal import APIModel
internal import Catalog
internal import Core

/// A job that somebody asks for, checked against the catalog.
struct JobOrderForm {
    let kind: JobKind
    let subject: JobSubject
    let payload: String
    /// The identifier of the instance that a restore writes to; nil for any other target.
    let targetInstance: String?
    /// Of the server that is written to.
    let secret: Secret?

    private static let times = ["since", "until"]

    /// The function that a form asks for. Throws `RefusedFields` for a kind that nobody asks for.
    static func function(of form: JobForm) throws -> ServiceFunction {
        let existing: JSONTree? = form.payload?["existing"]
        switch JobKind(rawValue: form.kind) {
        case .base?: return .beginBase
        case .verify?: return .beginVerify
        case .copy?: return .beginCopy
        case .merge?: return .beginMerge
        case .restore?: return restore(existing: existing)
        case .drill?: return .beginDrill
        case .export?: return .beginExport
        case .prune?: return .beginPrune
        case .lookup?: return lookup(what: form.payload?["what"])
        case .stream?, .hold?, nil:
            throw RefusedFields(
                path: "kind", "“\(form.kind)” cannot be asked for.", hint: "Kinds are \(JobForm.kinds.listed).")
        }
    }

    /// By what becomes of what is in the place already.
    static func restore(existing: JSONTree?) -> ServiceFunction {
        existing == nil || existing == .text("refuse") ? .beginRestoreToNew : .beginRestoreOver
    }

    /// By what is asked; statements that undo something hold the rows themselves.
    static func lookup(what: JSONTree?) -> ServiceFunction {
        switch what {
        case .text("log")?: .beginSearch
        case .text("forecast")?: .beginForecast
        default: .beginUndo
        }
    }

    /// Throws `RefusedFields`, and `catalog.missing` for what is named and not there.
    init(_ form: JobForm, _ transaction: CatalogTransaction, project name: String) throws {
        _ = try Self.function(of: form)
        guard let kind = JobKind(rawValue: form.kind) else {
            throw RefusedFields(path: "kind", "There is no such kind.", hint: "Kinds are \(JobForm.kinds.listed).")
        }
        self.kind = kind
        let project = try transaction.project(named: name)
        var subject = JobSubject(project: project.id)
        let instance = try form.instance.map { try transaction.instance(named: $0, in: name).instance }
        if let instance {
            subject.instance = instance.id
            subject.site = instance.site
        } else if [.base, .restore, .drill, .lookup].contains(kind) {
            throw RefusedFields(path: "instance", "It is missing.", hint: "Name the instance.")
        }
        subject.repository = try Self.repository(form.repository, "repository", of: instance, transaction, project)
        if kind == .copy {
            guard let second = form.secondRepository else {
                throw RefusedFields(
                    path: "secondRepository", "It is missing.", hint: "Name the repository that is copied to.")
            }
            subject.secondRepository = try Self.repository(
                second, "secondRepository", of: nil, transaction, project)
        }
        var payload = try Self.payload(form.payload, kind)
        secret = try Self.target(form, kind, &subject, &payload, transaction, project: name)
        if case .text(let id)? = payload["targetInstance"] { targetInstance = id } else { targetInstance = nil }
        self.subject = subject
        self.payload = try Self.checked(payload, kind)
    }

    /// The one that is named, or that of the only plan that covers the instance.
    static func repository(
        _ name: String?, _ path: String, of instance: InstanceRecord?, _ transaction: CatalogTransaction,
        _ project: ProjectRecord
    ) throws -> String {
        var wanted = name
        if wanted == nil, let instance {
            let plans = try transaction.plans.covering(instance: instance.id)
            if plans.count == 1 { wanted = try plans[0].read().repository.description }
        }
        guard let wanted else {
            throw RefusedFields(
                path: path, "It is missing, and no single plan covers the instance.", hint: "Name a repository.")
        }
        guard let record = try transaction.repositories.named(wanted, in: project.id) else {
            throw RefusedFields(
                path: path, "There is no repository “\(wanted)” in the project \(project.name).",
                hint: "Add it, or name another.")
        }
        return record.id
    }

    /// The caller's own fields, with times as the payload has them.
    private static func payload(_ tree: JSONTree?, _ kind: JobKind) throws -> [String: JSONTree] {
        guard let tree else { return [:] }
        guard case .object(var members) = tree else {
            throw RefusedFields(path: "payload", "It is no group of fields.", hint: "Send an object.")
        }
        let known = JobPayloads.fields[kind] ?? []
        for key in members.keys.sorted() where !known.contains(key) {
            let hint = known.isEmpty ? "Leave it out." : "Fields are \(known.listed)."
            throw RefusedFields(path: "payload.\(key)", "There is no such field.", hint: hint)
        }
        for key in times {
            guard let value = members[key] else { continue }
            guard case .text(let text) = value, let time = try? Timestamp(parsing: text) else {
                throw RefusedFields(
                    path: "payload.\(key)", "It is not a time.", hint: "Write it like 2026-11-22T11:03:43Z.")
            }
            members[key] = .integer(time.microseconds)
        }
        if kind == .export, members["what"] == nil { members["what"] = .text("catalog") }
        if kind == .export, members["what"] != .text("catalog") {
            throw RefusedFields(
                path: "payload.what", "Only the catalog is exported this way.",
                hint: "Ask for an export of data with POST /exports.")
        }
        return members
    }

    /// Where a restore goes: an instance, another server, or one that the worker makes.
    private static func target(
        _ form: JobForm, _ kind: JobKind, _ subject: inout JobSubject, _ payload: inout [String: JSONTree],
        _ transaction: CatalogTransaction, project: String
    ) throws -> Secret? {
        let given = [form.targetInstance != nil, form.targetServer != nil, payload["newInstance"] != nil]
        guard kind == .restore else {
            if kind == .lookup, payload["what"] == .text("forecast"), form.targetServer == nil {
                return try forecast(form, &subject, &payload, transaction, project: project)
            }
            guard form.targetInstance == nil, form.targetServer == nil else {
                throw RefusedFields(
                    path: form.targetInstance != nil ? "targetInstance" : "targetServer",
                    "Only a restore has a target.", hint: "Leave it out.")
            }
            return nil
        }
        guard given.count(where: { $0 }) == 1 else {
            throw RefusedFields(
                path: "targetInstance", "A restore needs one target.",
                hint: "Give one of targetInstance, targetServer and payload.newInstance.")
        }
        if let name = form.targetInstance {
            let target = try transaction.instance(named: name, in: project).instance
            payload["targetInstance"] = .text(target.id)
            subject.target = target.endpoint
            subject.site = target.site
            return nil
        }
        guard let server = form.targetServer else {
            subject.target = "new/\(subject.site ?? "")/\(subject.instance ?? "")"
            return nil
        }
        guard Endpoint.isHost(server.host) else {
            throw RefusedFields(
                path: "targetServer.host", "“\(server.host)” is not a host.",
                hint: "Write a host name or an address, and the port under port.")
        }
        let endpoint = Endpoint(host: server.host, port: server.port ?? 3306)
        payload["targetServer"] = .object([
            "host": .text(endpoint.host), "port": .integer(Int64(endpoint.port)), "user": .text(server.user),
            "tls": .text(server.tls ?? InstanceTLS.preferred.rawValue),
        ])
        subject.target = endpoint.description
        return server.password.map { Secret($0) }
    }

    /// A restore that is thought of may look at the instance it would go to.
    private static func forecast(
        _ form: JobForm, _ subject: inout JobSubject, _ payload: inout [String: JSONTree],
        _ transaction: CatalogTransaction, project: String
    ) throws -> Secret? {
        guard let name = form.targetInstance else { return nil }
        let target = try transaction.instance(named: name, in: project).instance
        payload["targetInstance"] = .text(target.id)
        subject.site = target.site
        return nil
    }

    /// The payload's text, once the kind's own type has read it. Throws `RefusedFields`.
    private static func checked(_ members: [String: JSONTree], _ kind: JobKind) throws -> String {
        let text = try WorkJSON.text(JSONTree.object(members))
        do {
            try JobPayloads.read(kind, text)
        } catch let error as TidemarkError {
            let known = JobPayloads.fields[kind] ?? []
            // What is wrong with a lookup may be a value, of which its reader knows more.
            let hint = kind == .lookup ? error.hint : "Fields are \(known.listed)."
            throw RefusedFields(path: "payload", error.message, hint: hint)
        }
        return text
    }
}
