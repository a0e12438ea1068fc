internal import APIModel
internal import Catalog
internal import Core
internal import ObjectStore
internal import Repository
internal import Service

/// Makes the standard repository of a new service, with a key file of its own.
enum FirstRepository {
    static let name = "main"
    static let keyFile = "repository.key"

    /// Does nothing where the catalog knows any repository.
    static func prepare(
        _ configuration: ServiceConfiguration, _ folder: DataFolder, _ catalog: Catalog, _ console: Console
    ) async throws {
        guard try await catalog.read({ try $0.repositories.all().isEmpty }) else { return }
        let path = folder.file(keyFile)
        let url = configuration.repositoryURL
        let store = try StoreLocation.store(at: url, options: StoreOptions())
        // An earlier start may have been cut off between the two.
        if !FilePath.exists(path) { try NewKeyFile.write(path) }
        let secret = Secret(try SecretFile.read(path, what: "key", code: .keyInvalid, trimmed: false))
        try await make(store, secret)
        guard try await add(url, AssignedKey(kind: .keyfile, label: keyFile, secret: secret), to: catalog) else {
            return
        }
        console.line("repository", "\(name) at \(url)")
        console.warning(
            "keep a copy of \(path) in another place: without it nothing in the repository can be read, by anyone")
    }

    /// Takes the repository over that the catalog was rebuilt from, where the catalog does not know it by itself.
    static func adopt(_ recovery: RecoveryOptions, _ catalog: Catalog, _ console: Console) async throws {
        guard try await catalog.read({ try $0.repositories.all().isEmpty }), let adopted = recovery.adopted(console),
            try await add(adopted.url, adopted.key, to: catalog)
        else { return }
        console.line("repository", "\(name) at \(adopted.url)")
    }

    /// False where another server was first.
    private static func add(_ url: String, _ key: AssignedKey, to catalog: Catalog) async throws -> Bool {
        let secrets = RepositorySecrets(key: key)
        return try await catalog.write { transaction in
            guard try transaction.repositories.all().isEmpty,
                let project = try transaction.projects.all().first(where: { $0.name == TidemarkService.standardName })
            else { return false }
            let now = try transaction.now()
            let record = RepositoryRecord(
                id: Identifier.make(at: now), project: project.id, name: name, url: url, createdAt: now)
            try transaction.repositories.add(record)
            try transaction.repositories.setSecrets(secrets, of: record.id)
            return true
        }
    }

    /// Opens what is there, with this key; makes it where it is not.
    private static func make(_ store: any ObjectStore, _ secret: Secret) async throws {
        let source = KeySource.keyFile(secret, label: keyFile)
        do {
            _ = try await Repository.open(store: store, key: source)
        } catch let error as TidemarkError where error.code == .repositoryMissing {
            _ = try await Repository.create(store: store, name: name, key: source)
        }
    }
}
