package import Core

/// A run that is due and has not begun.
package struct DueRun: Hashable, Sendable, Codable {
    /// When it was due; with the purpose and the instance it identifies the run, so that ordering it twice starts it
    /// once.
    package var due: Timestamp
    package var kind: RunKind
    /// It has been handed to the job queue.
    package var isOrdered = false
    /// Since when nothing but the queue has kept it from starting; nil while its window is shut.
    package var ready: Timestamp?
    /// That it does not start has been reported.
    package var isReported = false

    package init(due: Timestamp, kind: RunKind) {
        self.due = due
        self.kind = kind
    }
}
