package import Core

/// What a recovery of the catalog brought back, and what not.
package struct RecoveryReport: Sendable {
    /// The export it came from; nil where there was none that could be used.
    package internal(set) var export: String?
    /// When that was taken: what happened later is not known.
    package internal(set) var takenAt: Timestamp?
    /// Version of the schema it was taken in.
    package internal(set) var schema: Int64?
    package internal(set) var rows: UInt64 = 0
    /// What the service sealed its secrets with, which has to lie in its data folder again; nil without an export.
    package internal(set) var sealingKey: Secret?
    /// Jobs that were running and are queued again.
    package internal(set) var queued = 0
    /// Restores that were under way or waiting: they are not begun again by themselves.
    package internal(set) var uncertain = 0
    /// Only without an export.
    package internal(set) var instances: [RecoveredInstance] = []
    /// What the user must know, one sentence each: damaged exports, what cannot be known.
    package internal(set) var notes: [String] = []

    init() {}
}
