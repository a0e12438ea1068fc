internal import Core

/// Something that makes database servers: this machine, or a user's own commands for a cloud.
///
/// Every call may be repeated, by a later run of the program too. After a run that was killed, `create` with the same
/// request takes up what that run made, or replaces it.
package protocol InstanceProvider: Sendable {
    /// Begins to make an instance, or takes up the one that an earlier run of the same request began. Gives what the other
    /// calls name it by.
    ///
    /// - Throws: `target.program`, `target.folder`, `target.start`, `target.provider`.
    func create(_ request: InstanceRequest) async throws -> InstanceHandle

    /// Returns once the instance takes connections. Throws `target.start`, `target.provider`.
    func wait(_ handle: InstanceHandle) async throws

    /// How it is connected to.
    func describe(_ handle: InstanceHandle) async throws -> InstanceDescription

    /// The restore is complete: from here on the instance runs as it is to run for good. What `describe` says may have
    /// changed. An ephemeral one is made reachable.
    func settle(_ handle: InstanceHandle) async throws

    /// The restore ended early: nothing of it is left running that costs something, but what was restored stays, so that a
    /// later run continues.
    func suspend(_ handle: InstanceHandle) async

    /// The instance and everything of it is removed. Nothing happens where there is none.
    func delete(_ handle: InstanceHandle) async throws
}
