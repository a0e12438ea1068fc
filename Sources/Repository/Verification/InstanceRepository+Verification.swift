internal import Core
internal import ObjectStore

extension InstanceRepository {
    /// Reads every object of the instance. Throws only where the store cannot be read.
    package func verify(
        progress: @escaping @Sendable (VerifyProgress) -> Void = { _ in }
    ) async throws -> VerifyReport {
        var verifier = InstanceVerifier(instance: self, progress: progress)
        return try await verifier.run()
    }
}
