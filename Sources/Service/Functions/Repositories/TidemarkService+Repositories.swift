package import APIModel
internal import Catalog
internal import Core
internal import ObjectStore
internal import Repository

/// Repositories, as plans name them. What is stored in them is not touched here, but that a new one is made.
extension TidemarkService {
    /// Of one project, by name.
    package func repositories(
        _ caller: Caller, in project: String, _ page: PageRequest
    ) async throws -> Page<RepositoryDocument> {
        return try await read(caller, .listRepositories, on: ResourceReference(.repository, project: project)) {
            transaction, permit in
            let owner = try transaction.project(named: project)
            let rows = try permit.seen(page, by: .showRepository, key: \.name) {
                ResourceReference(.repository, project: project, name: $0.name)
            } _: {
                try transaction.repositories.page(in: owner.id, after: $0, limit: $1)
            }
            return try Page(rows, page, key: \.name) { record in
                try RepositoryDocument(record, try transaction.repositories.secrets(of: record.id), project: project)
            }
        }
    }

    /// Throws `catalog.missing`.
    package func repository(
        _ caller: Caller, named name: String, in project: String
    ) async throws -> RepositoryDocument {
        return try await read(caller, .showRepository, on: ResourceReference(.repository, project: project, name: name))
        { transaction, _ in try transaction.repositoryDocument(named: name, in: project) }
    }

    /// Throws `RefusedFields`, `catalog.exists` where the name is taken, `catalog.missing` for the project.
    package func addRepository(
        _ caller: Caller, _ form: RepositoryForm, in project: String
    ) async throws -> RepositoryDocument {
        let url = try Self.checked(form)
        let secrets = try Self.secrets(form)
        return try await write(
            caller, .addRepository, on: ResourceReference(.repository, project: project, name: form.name)
        ) { transaction, permit in
            let now = try transaction.now()
            let record = RepositoryRecord(
                id: Identifier.make(at: now), project: try transaction.project(named: project).id, name: form.name,
                url: url, settings: RepositorySettings(form), createdAt: now)
            try transaction.repositories.add(record)
            try transaction.repositories.setSecrets(secrets, of: record.id)
            let after = try transaction.repositoryDocument(named: form.name, in: project)
            permit.note(before: nil, after: after)
            return after
        }
    }

    /// Adds a repository after it was made where nothing is yet; one that is there has to open with the key. It is this process that
    /// goes there, with its own rights. Throws what `addRepository` throws, and what opening and making a repository throw.
    package func makeRepository(
        _ caller: Caller, _ form: RepositoryForm, in project: String
    ) async throws -> RepositoryDocument {
        let secrets = try Self.secrets(form)
        let place = AssignedRepository(
            id: "", name: form.name, url: try Self.checked(form), key: secrets.key, credentials: secrets.credentials)
        // Who may not add it, or not by this name, is told so by what follows, and nothing was made.
        if try await isWelcome(form.name, in: project, to: caller) {
            do {
                _ = try await place.open(patience: 5)
            } catch let error as TidemarkError where error.code == .repositoryMissing {
                _ = try await place.create()
            }
        }
        return try await addRepository(caller, form, in: project)
    }

    private func isWelcome(_ name: String, in project: String, to caller: Caller) async throws -> Bool {
        var quiet = caller
        quiet.trail = nil
        guard caller.identity != .nobody else { return false }
        return try await read(quiet, .showCaller) { transaction, permit in
            guard permit.allows(.addRepository, on: ResourceReference(.repository, project: project, name: name)),
                let owner = try transaction.projects.all().first(where: { $0.name == project })
            else { return false }
            return try transaction.repositories.named(name, in: owner.id) == nil
        }
    }

    private static func secrets(_ form: RepositoryForm) throws -> RepositorySecrets {
        guard let key = form.key else {
            throw RefusedFields(
                path: "key", "It is missing.", hint: "Say where the key of the repository is, or what it is.")
        }
        return RepositorySecrets(
            key: try AssignedKey(key), credentials: form.credentials.map { AssignedCredentials($0) })
    }

    /// Keys and credentials that are absent stay as they are. Throws `RefusedFields`, `catalog.missing`, `catalog.changed`.
    package func changeRepository(
        _ caller: Caller, named name: String, in project: String, to form: RepositoryForm, over revision: Int64?
    ) async throws -> RepositoryDocument {
        guard form.name == name else {
            throw RefusedFields(
                path: "name", "A repository keeps its name, by which plans know it.",
                hint: "Write \(name), or add another repository.")
        }
        let url = try Self.checked(form)
        let key = try form.key.map { try AssignedKey($0) }
        let credentials = form.credentials.map { AssignedCredentials($0) }
        let resource = ResourceReference(.repository, project: project, name: name)
        return try await write(caller, .changeRepository, on: resource) { transaction, permit in
            var record = try transaction.repository(named: name, in: project)
            try Revision.require(revision, is: record.revision, "The repository \(name)")
            let before = try transaction.repositoryDocument(named: name, in: project)
            record.url = url
            record.settings = RepositorySettings(form)
            try transaction.repositories.update(record)
            let stored = try transaction.repositories.secrets(of: record.id)
            // The key until now is forgotten here: what it sealed opens with a copy of it alone.
            if key != nil, stored != nil { try permit.require(.destroyKey, on: resource) }
            if let key = key ?? stored?.key, form.key != nil || credentials != nil {
                let secrets = RepositorySecrets(key: key, credentials: credentials ?? stored?.credentials)
                try transaction.repositories.setSecrets(secrets, of: record.id)
            }
            let after = try transaction.repositoryDocument(named: name, in: project)
            permit.note(before: before, after: after)
            return after
        }
    }

    /// From the service alone: what is stored there stays. Throws `catalog.missing`, `catalog.changed`.
    package func removeRepository(
        _ caller: Caller, named name: String, in project: String, over revision: Int64?
    ) async throws {
        let resource = ResourceReference(.repository, project: project, name: name)
        try await write(caller, .removeRepository, on: resource) { transaction, permit in
            try permit.require(.destroyKey, on: resource)
            let record = try transaction.repository(named: name, in: project)
            try Revision.require(revision, is: record.revision, "The repository \(name)")
            let before = try transaction.repositoryDocument(named: name, in: project)
            try transaction.repositories.remove(record.id)
            permit.note(before: before, after: nil)
        }
    }

    /// The form's URL, read. Throws `RefusedFields`.
    private static func checked(_ form: RepositoryForm) throws -> String {
        if form.url.hasPrefix("s3://") {
            do {
                _ = try S3Location(parsing: form.url)
            } catch let error as TidemarkError {
                throw RefusedFields(path: "url", error.message, hint: error.hint)
            }
        } else if !form.url.hasPrefix("file:///") {
            throw RefusedFields(
                path: "url", "It is neither a folder nor a bucket.",
                hint: "Write file:///path or s3://bucket/prefix?region=….")
        }
        for (name, price) in form.prices ?? [:] where !(price.isFinite && price >= 0) {
            throw RefusedFields(path: "prices.\(name)", "It is no price.", hint: "Write a number like 0.023.")
        }
        return form.url
    }
}

extension CatalogTransaction {
    /// Throws `catalog.missing`, also for the project.
    fileprivate func repository(named name: String, in project: String) throws -> RepositoryRecord {
        guard let record = try repositories.named(name, in: try self.project(named: project).id) else {
            throw session.missing("repository \(name) in the project \(project)")
        }
        return record
    }

    fileprivate func repositoryDocument(named name: String, in project: String) throws -> RepositoryDocument {
        let record = try repository(named: name, in: project)
        return try RepositoryDocument(record, try repositories.secrets(of: record.id), project: project)
    }
}

extension RepositoryDocument {
    fileprivate init(_ record: RepositoryRecord, _ secrets: RepositorySecrets?, project: String) throws {
        self.init(
            name: record.name, project: project, url: record.url, keyKind: secrets?.key.kind.rawValue,
            hasCredentials: secrets?.credentials != nil,
            uploadBytesPerSecond: record.settings.uploadRate.map { Int64(clamping: $0) },
            downloadBytesPerSecond: record.settings.downloadRate.map { Int64(clamping: $0) },
            holdsCatalog: record.settings.holdsCatalog ?? false, prices: record.settings.prices ?? [:],
            currency: record.settings.currency, createdAt: WireTime(record.createdAt), revision: record.revision)
    }
}

extension RepositorySettings {
    fileprivate init(_ form: RepositoryForm) {
        self.init()
        uploadRate = form.uploadBytesPerSecond.map { UInt64(max(1, $0)) }
        downloadRate = form.downloadBytesPerSecond.map { UInt64(max(1, $0)) }
        holdsCatalog = form.holdsCatalog
        prices = form.prices
        currency = form.currency
    }
}

extension AssignedCredentials {
    fileprivate init(_ form: CredentialsForm) {
        self.init(
            accessKeyID: form.accessKeyId, secretKey: Secret(form.secretKey),
            sessionToken: Secret(form.sessionToken ?? ""))
    }
}

extension AssignedKey {
    /// Throws `RefusedFields` where a kind lacks what it needs.
    fileprivate init(_ form: RepositoryKeyForm) throws {
        guard let kind = Kind(rawValue: form.kind) else {
            throw RefusedFields(
                path: "key.kind", "There is no such kind.", hint: "Write keyfile, passphrase, kms or token.")
        }
        let missing: String? =
            switch kind {
            case .keyfile, .passphrase: form.secret == nil ? "secret" : nil
            case .kms: form.key == nil ? "key" : nil
            case .token: form.module == nil ? "module" : form.key == nil ? "key" : nil
            }
        if let missing {
            throw RefusedFields(
                path: "key.\(missing)", "It is missing.", hint: "A key of the kind \(kind.rawValue) needs it.")
        }
        self.init(kind: kind, label: form.label ?? "service", secret: Secret(form.secret ?? ""))
        key = form.key
        endpoint = form.endpoint
        region = form.region
        credentials = form.credentials.map { AssignedCredentials($0) }
        module = form.module
        token = form.token
    }
}
