package import Core

extension ErrorCode {
    /// There is no repository at that place.
    package static let repositoryMissing = ErrorCode("repository.missing")
    /// There is already a repository, or something else, at that place.
    package static let repositoryExists = ErrorCode("repository.exists")
    /// Written by a newer version, or not by Tidemark.
    package static let repositoryFormat = ErrorCode("repository.format")
    /// The given key opens none of the repository's slots.
    package static let keyMismatch = ErrorCode("key.mismatch")
    /// The key file's content is not a key.
    package static let keyInvalid = ErrorCode("key.invalid")
    /// The repository has no key slot of that name.
    package static let keySlot = ErrorCode("key.slot")
    /// The key slot is the only one that opens the repository.
    package static let keyLast = ErrorCode("key.last")
    /// The repository's key was rotated by somebody else meanwhile.
    package static let keyRotated = ErrorCode("key.rotated")
    /// Slots cannot be given the key of a new epoch.
    package static let keyRecipient = ErrorCode("key.recipient")
    /// The repository's keys were destroyed on purpose.
    package static let keyDestroyed = ErrorCode("key.destroyed")
    /// An object the repository needs is not there.
    package static let objectMissing = ErrorCode("object.missing")
    /// An object is shorter than it was written.
    package static let objectTruncated = ErrorCode("object.truncated")
    /// An object's bytes are not those that were written under this name.
    package static let objectDamaged = ErrorCode("object.damaged")
    /// There is already an instance of that name.
    package static let instanceExists = ErrorCode("instance.exists")
    package static let instanceMissing = ErrorCode("instance.missing")
    package static let baseMissing = ErrorCode("base.missing")
    /// The base was already committed, or is not in a state to be.
    package static let baseInvalid = ErrorCode("base.invalid")
    /// Another writer has appended to the log.
    package static let logFenced = ErrorCode("log.fenced")
    /// A segment does not follow the one before it.
    package static let logBroken = ErrorCode("log.broken")
}
