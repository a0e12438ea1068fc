internal import Core

/// Carries out what `ProvisionMachine` says: makes an instance, restores into it, hands it over, and leaves nothing behind
/// that the user does not know of.
package struct ProvisionedRestore: Sendable {
    let provider: any InstanceProvider
    let request: InstanceRequest

    package init(_ provider: any InstanceProvider, _ request: InstanceRequest) {
        self.provider = provider
        self.request = request
    }

    /// - Parameters:
    ///   - restore: brings the rows to the server it is given.
    ///   - handOver: tells the user; for an ephemeral instance it returns when it is no longer needed.
    /// - Throws: what the first failing step threw. What is cleaned up then is cleaned up even when the task was cancelled.
    package func run(
        restore: @Sendable (InstanceDescription) async throws -> Void,
        handOver: @Sendable (InstanceDescription) async throws -> Void
    ) async throws {
        var machine = ProvisionMachine(isEphemeral: request.isEphemeral)
        var action = machine.first
        var handle: InstanceHandle?
        var description: InstanceDescription?
        var failure: (any Error)?
        while action != .end {
            do {
                switch action {
                case .create: handle = try await provider.create(request)
                case .wait: try await provider.wait(try known(handle))
                case .describe: description = try await provider.describe(try known(handle))
                case .restore: try await restore(try known(description))
                case .settle:
                    try await provider.settle(try known(handle))
                    description = try await provider.describe(try known(handle))
                case .handOver: try await handOver(try known(description))
                case .suspend: await Self.suspend(provider, handle)
                case .delete: try await Self.delete(provider, handle)
                case .end: break
                }
                action = machine.note(.succeeded)
            } catch {
                if failure == nil { failure = error }
                action = machine.note(.failed)
            }
        }
        if let failure { throw failure }
    }

    private func known<Value>(_ value: Value?) throws(TidemarkError) -> Value {
        guard let value else {
            throw TidemarkError(.internalDefect, "A step of a new instance was left out.", hint: "Report this.")
        }
        return value
    }

    /// In a task of its own, which the cancellation of this one does not reach.
    private static func suspend(_ provider: any InstanceProvider, _ handle: InstanceHandle?) async {
        guard let handle else { return }
        await Task { await provider.suspend(handle) }.value
    }

    private static func delete(_ provider: any InstanceProvider, _ handle: InstanceHandle?) async throws {
        guard let handle else { return }
        try await Task { try await provider.delete(handle) }.value
    }
}
