package import Core

extension ErrorCode {
    /// The moment asked for is not a restore point of the repository.
    package static let restoreUnreachable = ErrorCode("restore.unreachable")
    /// Something of the name to be restored is already on the target, with content.
    package static let targetNotEmpty = ErrorCode("target.not-empty")
    /// The target's family, version or settings cannot hold the instance.
    package static let targetUnfit = ErrorCode("target.unfit")
    /// The target refused a statement.
    package static let targetRefused = ErrorCode("target.refused")
    /// Another restore is under way on the target, or was left unfinished there.
    package static let targetBusy = ErrorCode("target.busy")
    /// The log and the rows on the target contradict each other.
    package static let restoreDiverged = ErrorCode("restore.diverged")
    /// The log does not say what the source did, so that the base cannot serve this restore.
    package static let restoreAmbiguous = ErrorCode("restore.ambiguous")
    /// What was restored is not what was stored.
    package static let restoreDigest = ErrorCode("restore.digest")
    /// Everything is restored and proven, except for accounts or objects that the report names.
    package static let restoreUndone = ErrorCode("restore.undone")
    /// The log names something the restore has no rows of.
    package static let restoreIncomplete = ErrorCode("restore.incomplete")
    /// A transaction cannot be left out: later changes depend on what it did, or that cannot be judged.
    package static let restoreDependent = ErrorCode("restore.dependent")
    /// A transaction cannot be left out, because it is not made of changes of rows alone.
    package static let restoreUnskippable = ErrorCode("restore.unskippable")
}
