package import Core

extension ErrorCode {
    /// The catalog's database does not answer; the same call may succeed later.
    package static let catalogUnavailable = ErrorCode("catalog.unavailable")
    /// Others kept the catalog busy for too long.
    package static let catalogBusy = ErrorCode("catalog.busy")
    /// The catalog's database refuses a statement.
    package static let catalogRefused = ErrorCode("catalog.refused")
    /// The catalog was made by a newer version, or not by Tidemark.
    package static let catalogSchema = ErrorCode("catalog.schema")
    /// The catalog holds what it cannot hold.
    package static let catalogDamaged = ErrorCode("catalog.damaged")
    /// There is nothing of that name.
    package static let catalogMissing = ErrorCode("catalog.missing")
    /// There is already something of that name, or something depends on it.
    package static let catalogExists = ErrorCode("catalog.exists")
    /// Somebody changed it meanwhile.
    package static let catalogChanged = ErrorCode("catalog.changed")
    /// A stored secret cannot be opened with the service's key.
    package static let catalogSecret = ErrorCode("catalog.secret")
}
