package import Core

extension ErrorCode {
    /// Nothing of what was asked for is in the log.
    package static let findNothing = ErrorCode("find.nothing")
    /// The definition a table had at that time is in no base, so that its rows cannot be read by their columns.
    package static let findDefinition = ErrorCode("find.definition")
    /// No statements on rows reverse what was asked for.
    package static let findIrreversible = ErrorCode("find.irreversible")
}
