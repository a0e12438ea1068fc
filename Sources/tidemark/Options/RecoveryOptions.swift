internal import APIModel
import ArgumentParser
internal import Core
internal import ObjectStore
internal import Repository

/// The repository out of which a lost catalog is rebuilt.
struct RecoveryOptions: ParsableArguments, Sendable {
    @Option(
        help: ArgumentHelp(
            "Rebuild the catalog, which must be empty, out of what this repository holds; then go on as usual.",
            valueName: "url"))
    var recoverFrom: String?

    @Option(
        help: ArgumentHelp(
            "Whose exports to use, where several services have exported into the repository.", valueName: "id"))
    var recoverService: String?

    @OptionGroup var key: KeyOptions
    @OptionGroup var storage: StorageOptions

    var isWanted: Bool { recoverFrom != nil }

    /// The repository, opened; nil where nothing is to be recovered.
    func repository(_ console: Console) async throws -> Repository? {
        guard let recoverFrom else { return nil }
        let store = try StoreLocation.store(at: recoverFrom, options: try storage.options(console))
        return try await Repository.open(store: store, key: try key.choice().source(console))
    }

    /// That repository as a catalog keeps it, with its key; nil where nothing is to be recovered. Credentials of a store are
    /// not taken over: what the environment holds is used, or they are added later.
    func adopted(_ console: Console) -> AdoptedRepository? {
        guard let recoverFrom else { return nil }
        let form: RepositoryKeyForm
        do {
            form = try RepositoryKeys.form(try key.choice(), console)
        } catch {
            console.warning(
                "\(recoverFrom) is not known to the service yet: \(ErrorReport.reportable(error).hint);"
                    + " add it with tidemark repository add")
            return nil
        }
        guard let kind = AssignedKey.Kind(rawValue: form.kind) else { return nil }
        var assigned = AssignedKey(kind: kind, label: form.label ?? "service", secret: Secret(form.secret ?? ""))
        assigned.key = form.key
        assigned.endpoint = form.endpoint
        assigned.region = form.region
        assigned.module = form.module
        assigned.token = form.token
        return AdoptedRepository(url: recoverFrom, key: assigned)
    }
}

/// A repository that is there already, and becomes a new catalog's first.
struct AdoptedRepository: Sendable {
    let url: String
    let key: AssignedKey
}
