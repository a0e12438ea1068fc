internal import Core
package import Repository

extension Repository {
    /// The instance of that name. Throws `instance.missing`.
    package func needed(_ name: String) async throws -> InstanceRepository {
        if let instance = try await instance(named: name) { return instance }
        throw TidemarkError(
            .instanceMissing, "The repository \(title) holds nothing of the instance “\(name)” yet.",
            hint: "Wait for its first base, or ask for one.")
    }
}
