package import Core

extension ErrorCode {
    /// An export of a catalog is not what was written.
    package static let exportDamaged = ErrorCode("export.damaged")
    /// The catalog that is to be rebuilt holds something.
    package static let recoveryNotEmpty = ErrorCode("recovery.not-empty")
    /// The repository holds exports of several services.
    package static let recoverySeveral = ErrorCode("recovery.several")
    /// An export was made by a newer version.
    package static let recoveryNewer = ErrorCode("recovery.newer")
    /// A job was under way when the catalog was lost, and nobody knows how it ended.
    package static let jobUncertain = ErrorCode("job.uncertain")
}
