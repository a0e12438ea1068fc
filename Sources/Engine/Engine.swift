package import Repository

/// What every database's engine offers to the parts above it: MySQL and MariaDB now, others beside them later.
///
/// A value is bound to one server. Jobs are made by it and run on their own.
package protocol Engine: Sendable {
    /// Who the server is, as it says itself.
    func identity() async throws -> SourceIdentity

    /// Every prerequisite of a backup, met or not, with what mends it.
    func check() async throws -> [CheckResult]
}
