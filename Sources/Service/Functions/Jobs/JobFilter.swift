package import Core

/// Which jobs of a project are meant.
package struct JobFilter: Sendable, Hashable {
    package var kind: JobKind?
    package var state: JobState?
    /// By its name.
    package var instance: String?
    /// Asked for from then on.
    package var since: Timestamp?
    /// Asked for before then.
    package var until: Timestamp?

    package init(kind: JobKind? = nil, state: JobState? = nil, instance: String? = nil) {
        self.kind = kind
        self.state = state
        self.instance = instance
    }
}
