package import Core

extension ErrorCode {
    /// A repository URL that names no usable store.
    package static let storeURL = ErrorCode("store.url")
    /// A key outside the rules; always a defect or a damaged repository, never the user's doing.
    package static let storeKey = ErrorCode("store.key")
    /// There is already an object of that key, and it must not be replaced.
    package static let storeExists = ErrorCode("store.exists")
    package static let storeNotFound = ErrorCode("store.notFound")
    /// No room left: disk full, quota reached.
    package static let storeFull = ErrorCode("store.full")
    /// The store refuses: permissions, credentials, read-only file system.
    package static let storeDenied = ErrorCode("store.denied")
    /// The store does not answer or failed; the same call may succeed later.
    package static let storeUnavailable = ErrorCode("store.unavailable")
    /// The store answers, and takes longer than what is stored can wait.
    package static let storeSlow = ErrorCode("store.slow")
    /// The object lies in an archive class and must be brought back before it can be read.
    package static let storeArchived = ErrorCode("store.archived")
    /// The object is under a lock or a legal hold and can be neither deleted nor replaced for good.
    package static let storeLocked = ErrorCode("store.locked")
    /// The store lacks something without which backups are not safe in it.
    package static let storeUnsupported = ErrorCode("store.unsupported")
}
