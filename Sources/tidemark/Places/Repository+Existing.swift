internal import Core
internal import Repository

extension Repository {
    /// The instance of that name.
    ///
    /// - Throws: `instance.missing`, with the names there are.
    func existing(_ name: String) async throws -> InstanceRepository {
        if let instance = try await instance(named: name) { return instance }
        let names = try await instances().map(\.name)
        throw TidemarkError(
            .instanceMissing, "this repository has no instance \"\(name)\"",
            hint: names.isEmpty ? "it holds none yet; run tidemark backup" : "it holds \(names.joined(separator: ", "))"
        )
    }

    /// The instance of that name, or the only one there is where no name was given.
    func chosen(_ name: String?) async throws -> InstanceRepository {
        if let name { return try await existing(name) }
        let names = try await instances().map(\.name)
        guard let only = names.first, names.count == 1 else {
            throw TidemarkError(
                names.isEmpty ? .instanceMissing : .usage,
                names.isEmpty ? "this repository holds no instance yet" : "this repository holds several instances",
                hint: names.isEmpty
                    ? "run tidemark backup" : "choose one with --instance: \(names.joined(separator: ", "))")
        }
        return try await existing(only)
    }
}
