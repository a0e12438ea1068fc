package import Core

extension ErrorCode {
    /// Another stream works in the folder.
    package static let spoolLocked = ErrorCode("spool.locked")
    /// The folder cannot be made or written to.
    package static let spoolUnusable = ErrorCode("spool.unusable")
    /// A spooled segment is not what was written.
    package static let spoolDamaged = ErrorCode("spool.damaged")
    /// The spool has reached its limit, or its disk is full: the source is left unread until there is room.
    package static let spoolFull = ErrorCode("spool.full")
}
