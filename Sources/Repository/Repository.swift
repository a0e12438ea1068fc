package import Core
package import ObjectStore

/// A place where backups live, opened with its key: the entry to everything stored.
package struct Repository: Sendable {
    package let store: any ObjectStore
    package let descriptor: RepositoryDescriptor

    /// Makes a repository in an empty place. Throws `repository.exists`, `key.invalid` and the store's errors.
    package static func create(
        store: any ObjectStore, name: String, key: KeySource, clock: any TidemarkClock = SystemClock()
    ) async throws -> Repository { throw notBuilt }

    /// Opens a repository. Throws `repository.missing`, `repository.format`, `key.mismatch`, `key.invalid` and the
    /// store's errors.
    package static func open(store: any ObjectStore, key: KeySource) async throws -> Repository { throw notBuilt }

    /// Every instance, by name.
    package func instances() async throws -> [InstanceRecord] { throw notBuilt }

    /// The instance of that name, or nil.
    package func instance(named name: String) async throws -> InstanceRepository? { throw notBuilt }

    /// Adds an instance; its `id` is made here. Throws `instance.exists` where the name is taken.
    package func addInstance(_ record: InstanceRecord) async throws -> InstanceRepository { throw notBuilt }

    /// Reads every object of every instance. Throws only where the repository as a whole cannot be read.
    package func verify(
        progress: @Sendable (VerifyProgress) -> Void = { _ in }
    ) async throws -> VerifyReport { throw notBuilt }
}

private let notBuilt = TidemarkError(.internalDefect, "not built yet", hint: "")
