package import Core

extension ErrorCode {
    /// A mask that cannot be put on its column.
    package static let exportMask = ErrorCode("export.mask")
    /// A condition that is no condition, or that the server refuses.
    package static let exportCondition = ErrorCode("export.condition")
    /// What is to be exported is not in the restore point.
    package static let exportMissing = ErrorCode("export.missing")
    /// The same question was answered differently the second time.
    package static let exportUnsteady = ErrorCode("export.unsteady")
}
